<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>PageMessage</name>
    <message numerus="yes">
        <source>Vitrine compares %Ln picture(s) and finds identical files, edited copies of the same photograph, and photographs of what is probably the same product. Nothing changes until you decide.</source>
        <translation>
            <numerusform>Vitrine compares %Ln picture and finds identical files, edited copies of the same photograph, and photographs of what is probably the same product. Nothing changes until you decide.</numerusform>
            <numerusform>Vitrine compares %Ln pictures and finds identical files, edited copies of the same photograph, and photographs of what is probably the same product. Nothing changes until you decide.</numerusform>
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
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) or picture(s) not imported:</source>
        <translation>
            <numerusform>%Ln row or picture not imported:</numerusform>
            <numerusform>%Ln rows or pictures not imported:</numerusform>
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
    <name>StatusBar</name>
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
</TS>
