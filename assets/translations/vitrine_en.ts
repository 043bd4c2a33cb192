<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerActions</name>
    <message numerus="yes">
        <source>Delete %Ln answer(s) with photo?</source>
        <translation>
            <numerusform>Delete %Ln answer with its photo?</numerusform>
            <numerusform>Delete %Ln answers with their photos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerDetails</name>
    <message numerus="yes">
        <source>Rests on %Ln photo(s).</source>
        <translation>
            <numerusform>Rests on %Ln photo.</numerusform>
            <numerusform>Rests on %Ln photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerHeader</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln product(s)</source>
        <translation>
            <numerusform>{shown} of %Ln product</numerusform>
            <numerusform>{shown} of %Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message numerus="yes">
        <source>Today: %Ln answer(s)</source>
        <translation>
            <numerusform>Today: %Ln answer</numerusform>
            <numerusform>Today: %Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditList</name>
    <message numerus="yes">
        <source>All %Ln picture(s) compared</source>
        <translation>
            <numerusform>All %Ln picture compared</numerusform>
            <numerusform>All %Ln pictures compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{audited} of %Ln picture(s) compared</source>
        <translation>
            <numerusform>{audited} of %Ln picture compared</numerusform>
            <numerusform>{audited} of %Ln pictures compared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketPage</name>
    <message numerus="yes">
        <source>Only the first %Ln photos are counted.</source>
        <translation>
            <numerusform>Only the first photo is counted.</numerusform>
            <numerusform>Only the first %Ln photos are counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketView</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) without a name</source>
        <translation>
            <numerusform>%Ln thing without a name</numerusform>
            <numerusform>%Ln things without a name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Resolve %Ln group(s)</source>
        <translation>
            <numerusform>Resolve %Ln group</numerusform>
            <numerusform>Resolve %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkEditDialog</name>
    <message numerus="yes">
        <source>Change %Ln product(s)</source>
        <translation>
            <numerusform>Change %Ln product</numerusform>
            <numerusform>Change %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) change</source>
        <translation>
            <numerusform>%Ln product changes</numerusform>
            <numerusform>%Ln products change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) stay as they are</source>
        <translation>
            <numerusform>%Ln product stays as it is</numerusform>
            <numerusform>%Ln products stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) cannot be changed</source>
        <translation>
            <numerusform>%Ln product cannot be changed</numerusform>
            <numerusform>%Ln products cannot be changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueCommands</name>
    <message numerus="yes">
        <source>%Ln product(s) changed</source>
        <translation>
            <numerusform>%Ln product changed</numerusform>
            <numerusform>%Ln products changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) archived</source>
        <translation>
            <numerusform>%Ln product archived</numerusform>
            <numerusform>%Ln products archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) unarchived</source>
        <translation>
            <numerusform>%Ln product unarchived</numerusform>
            <numerusform>%Ln products unarchived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln product(s)?</source>
        <translation>
            <numerusform>Delete %Ln product?</numerusform>
            <numerusform>Delete %Ln products?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) deleted</source>
        <translation>
            <numerusform>%Ln product deleted</numerusform>
            <numerusform>%Ln products deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) accepted</source>
        <translation>
            <numerusform>%Ln proposal accepted</numerusform>
            <numerusform>%Ln proposals accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message numerus="yes">
        <source>Accept %Ln proposal(s)</source>
        <translation>
            <numerusform>Accept %Ln proposal</numerusform>
            <numerusform>Accept %Ln proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln proposal</numerusform>
            <numerusform>%Ln proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrossValidationFigures</name>
    <message numerus="yes">
        <source>%Ln confirmed photo(s)</source>
        <translation>
            <numerusform>%Ln confirmed photo</numerusform>
            <numerusform>%Ln confirmed photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionController</name>
    <message numerus="yes">
        <source>%Ln group(s) resolved</source>
        <translation>
            <numerusform>%Ln group resolved</numerusform>
            <numerusform>%Ln groups resolved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadChoice</name>
    <message numerus="yes">
        <source>%Ln picture(s) on the web, at {hosts}.</source>
        <translation>
            <numerusform>%Ln picture on the web, at {hosts}.</numerusform>
            <numerusform>%Ln pictures on the web, at {hosts}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeLabel</name>
    <message numerus="yes">
        <source>%Ln change(s) waiting</source>
        <translation>
            <numerusform>%Ln change waiting</numerusform>
            <numerusform>%Ln changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The list as shown (%Ln)</source>
        <translation>
            <numerusform>The list as shown (%Ln)</numerusform>
            <numerusform>The list as shown (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selection (%Ln)</source>
        <translation>
            <numerusform>The selection (%Ln)</numerusform>
            <numerusform>The selection (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsModel</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%Ln search(es)</source>
        <translation>
            <numerusform>%Ln search</numerusform>
            <numerusform>%Ln searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemModel</name>
    <message numerus="yes">
        <source>room for about %n facing(s)</source>
        <translation>
            <numerusform>room for about %n facing</numerusform>
            <numerusform>room for about %n facings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepPlanDialog</name>
    <message numerus="yes">
        <source>%n facing(s) are not certain. You can correct them later.</source>
        <translation>
            <numerusform>%n facing is not certain. You can correct it later.</numerusform>
            <numerusform>%n facings are not certain. You can correct them later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message numerus="yes">
        <source>Look at %Ln box(es) to check</source>
        <translation>
            <numerusform>Look at the %Ln box to check</numerusform>
            <numerusform>Look at the %Ln boxes to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not in the catalogue</source>
        <translation>
            <numerusform>%Ln thing not in the catalogue</numerusform>
            <numerusform>%Ln things not in the catalogue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message numerus="yes">
        <source>{shown} of %Ln product(s)</source>
        <translation>
            <numerusform>{shown} of %Ln product</numerusform>
            <numerusform>{shown} of %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message numerus="yes">
        <source>Copied %Ln row(s).</source>
        <translation>
            <numerusform>Copied %Ln row.</numerusform>
            <numerusform>Copied %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderBanner</name>
    <message numerus="yes">
        <source>%Ln product(s) ordered</source>
        <translation>
            <numerusform>%Ln product ordered</numerusform>
            <numerusform>%Ln products ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete, %Ln box(es) to check</source>
        <translation>
            <numerusform>Complete, %Ln box to check</numerusform>
            <numerusform>Complete, %Ln boxes to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln too many</source>
        <translation>
            <numerusform>%Ln too many</numerusform>
            <numerusform>%Ln too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>%Ln wrong</numerusform>
            <numerusform>%Ln wrong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message numerus="yes">
        <source>Accepted for this customer: %Ln product(s)</source>
        <translation>
            <numerusform>Accepted for this customer: %Ln product</numerusform>
            <numerusform>Accepted for this customer: %Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutputBar</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) to check</source>
        <translation>
            <numerusform>%Ln box to check</numerusform>
            <numerusform>%Ln boxes to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln without a price</numerusform>
            <numerusform>%Ln without a price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln more to the till</source>
        <translation>
            <numerusform>Send %Ln more to the till</numerusform>
            <numerusform>Send %Ln more to the till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageMessage</name>
    <message numerus="yes">
        <source>Vitrine compares %Ln picture(s) and finds identical files, edited copies of the same photograph, photographs of what is probably the same product, and variants of one style. Nothing changes until you decide.</source>
        <translation>
            <numerusform>Vitrine compares %Ln picture and finds identical files, edited copies of the same photograph, photographs of what is probably the same product, and variants of one style. Nothing changes until you decide.</numerusform>
            <numerusform>Vitrine compares %Ln pictures and finds identical files, edited copies of the same photograph, photographs of what is probably the same product, and variants of one style. Nothing changes until you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Variants are listed apart: %Ln group(s).</source>
        <translation>
            <numerusform>Variants are listed apart: %Ln group.</numerusform>
            <numerusform>Variants are listed apart: %Ln groups.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoBox</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoStripModel</name>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln thing</numerusform>
            <numerusform>%Ln things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureChanges</name>
    <message numerus="yes">
        <source>%Ln picture(s) added</source>
        <translation>
            <numerusform>%Ln picture added</numerusform>
            <numerusform>%Ln pictures added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message numerus="yes">
        <source>The first %Ln product(s):</source>
        <translation>
            <numerusform>The first product:</numerusform>
            <numerusform>The first %Ln products:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewTexts</name>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln name</numerusform>
            <numerusform>%Ln names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln brand(s)</source>
        <translation>
            <numerusform>%Ln brand</numerusform>
            <numerusform>%Ln brands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln category(ies)</source>
        <translation>
            <numerusform>%Ln category</numerusform>
            <numerusform>%Ln categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s)</source>
        <translation>
            <numerusform>%Ln price</numerusform>
            <numerusform>%Ln prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln currency(ies)</source>
        <translation>
            <numerusform>%Ln currency</numerusform>
            <numerusform>%Ln currencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GTIN(s)</source>
        <translation>
            <numerusform>%Ln GTIN</numerusform>
            <numerusform>%Ln GTINs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln description(s)</source>
        <translation>
            <numerusform>%Ln description</numerusform>
            <numerusform>%Ln descriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attribute(s)</source>
        <translation>
            <numerusform>%Ln attribute</numerusform>
            <numerusform>%Ln attributes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) added</source>
        <translation>
            <numerusform>%Ln picture added</numerusform>
            <numerusform>%Ln pictures added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) replaced</source>
        <translation>
            <numerusform>%Ln picture replaced</numerusform>
            <numerusform>%Ln pictures replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) moved</source>
        <translation>
            <numerusform>%Ln picture moved</numerusform>
            <numerusform>%Ln pictures moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) cannot be used</source>
        <translation>
            <numerusform>%Ln picture cannot be used</numerusform>
            <numerusform>%Ln pictures cannot be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) on the web</source>
        <translation>
            <numerusform>%Ln picture on the web</numerusform>
            <numerusform>%Ln pictures on the web</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not imported</source>
        <translation>
            <numerusform>%Ln not imported</numerusform>
            <numerusform>%Ln not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no products</source>
        <translation>
            <numerusform>%Ln row that is no product</numerusform>
            <numerusform>%Ln rows that are no products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln to check</numerusform>
            <numerusform>%Ln to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer in the table</source>
        <translation>
            <numerusform>%Ln no longer in the table</numerusform>
            <numerusform>%Ln no longer in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) without a field</source>
        <translation>
            <numerusform>%Ln column without a field</numerusform>
            <numerusform>%Ln columns without a field</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln second left</numerusform>
            <numerusform>%Ln seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln minute left</numerusform>
            <numerusform>%Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingOptions</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) or picture(s) not imported</source>
        <translation>
            <numerusform>%Ln row or picture not imported</numerusform>
            <numerusform>%Ln rows or pictures not imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no products</source>
        <translation>
            <numerusform>%Ln row that is no product</numerusform>
            <numerusform>%Ln rows that are no products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln to check</numerusform>
            <numerusform>%Ln to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved to {file}</source>
        <translation>
            <numerusform>%Ln row saved to {file}</numerusform>
            <numerusform>%Ln rows saved to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message numerus="yes">
        <source>picture(s)</source>
        <translation>
            <numerusform>picture</numerusform>
            <numerusform>pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>picture(s) moved</source>
        <translation>
            <numerusform>picture moved</numerusform>
            <numerusform>pictures moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>picture(s) replaced</source>
        <translation>
            <numerusform>picture replaced</numerusform>
            <numerusform>pictures replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>further row(s) of products</source>
        <translation>
            <numerusform>further row of a product</numerusform>
            <numerusform>further rows of products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) that are no products</source>
        <translation>
            <numerusform>row that is no product</numerusform>
            <numerusform>rows that are no products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultDialog</name>
    <message numerus="yes">
        <source>%Ln photo(s) evaluated</source>
        <translation>
            <numerusform>%Ln photo evaluated</numerusform>
            <numerusform>%Ln photos evaluated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) not evaluated:</source>
        <translation>
            <numerusform>%Ln row not evaluated:</numerusform>
            <numerusform>%Ln rows not evaluated:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfBanner</name>
    <message numerus="yes">
        <source>%n facing(s) compared with {plan}</source>
        <translation>
            <numerusform>%n facing compared with {plan}</numerusform>
            <numerusform>%n facings compared with {plan}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>Changes (%n)</source>
        <translation>
            <numerusform>Changes (%n)</numerusform>
            <numerusform>Changes (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change all %n facings side by side</source>
        <translation>
            <numerusform>Change the %n facing</numerusform>
            <numerusform>Change all %n facings side by side</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeController</name>
    <message numerus="yes">
        <source>Stock of %Ln product(s) set. Ctrl+Z undoes it.</source>
        <translation>
            <numerusform>Stock of %Ln product set. Ctrl+Z undoes it.</numerusform>
            <numerusform>Stock of %Ln products set. Ctrl+Z undoes it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeSession</name>
    <message numerus="yes">
        <source>%Ln box(es) are still to be checked.</source>
        <translation>
            <numerusform>%Ln box is still to be checked.</numerusform>
            <numerusform>%Ln boxes are still to be checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stock of %Ln product(s) is set to what is counted now. Ctrl+Z undoes it.</source>
        <translation>
            <numerusform>The stock of %Ln product is set to what is counted now. Ctrl+Z undoes it.</numerusform>
            <numerusform>The stock of %Ln products is set to what is counted now. Ctrl+Z undoes it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TallyDrawer</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TallyPanel</name>
    <message numerus="yes">
        <source>The list of the last customer is back: %Ln product(s).</source>
        <translation>
            <numerusform>The list of the last customer is back: %Ln product.</numerusform>
            <numerusform>The list of the last customer is back: %Ln products.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln without a price</numerusform>
            <numerusform>%Ln without a price</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnseenDialog</name>
    <message numerus="yes">
        <source>%Ln product(s) have a stock, but no photo shows them. Select those that you have looked for (Ctrl+A selects all).</source>
        <translation>
            <numerusform>%Ln product has a stock, but no photo shows it. Select it if you have looked for it.</numerusform>
            <numerusform>%Ln products have a stock, but no photo shows them. Select those that you have looked for (Ctrl+A selects all).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictHeader</name>
    <message numerus="yes">
        <source>Rests on %Ln photo(s).</source>
        <translation>
            <numerusform>Rests on %Ln photo.</numerusform>
            <numerusform>Rests on %Ln photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_PhotoChoice</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
</TS>
