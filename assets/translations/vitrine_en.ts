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
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Settle %Ln group(s)</source>
        <translation>
            <numerusform>Settle %Ln group</numerusform>
            <numerusform>Settle %Ln groups</numerusform>
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
        <source>%Ln group(s) settled</source>
        <translation>
            <numerusform>%Ln group settled</numerusform>
            <numerusform>%Ln groups settled</numerusform>
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
    <name>PageMessage</name>
    <message numerus="yes">
        <source>Vitrine compares %Ln picture(s): the same file, the same photograph edited, and other photographs of what is probably the same product. Nothing is changed before you decide.</source>
        <translation>
            <numerusform>Vitrine compares %Ln picture: the same file, the same photograph edited, and other photographs of what is probably the same product. Nothing is changed before you decide.</numerusform>
            <numerusform>Vitrine compares %Ln pictures: the same file, the same photograph edited, and other photographs of what is probably the same product. Nothing is changed before you decide.</numerusform>
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
<context>
    <name>WorkList</name>
    <message numerus="yes">
        <source>All %Ln picture(s) looked at</source>
        <translation>
            <numerusform>%Ln picture looked at</numerusform>
            <numerusform>All %Ln pictures looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at {audited} of %Ln picture(s)</source>
        <translation>
            <numerusform>Looked at {audited} of %Ln picture</numerusform>
            <numerusform>Looked at {audited} of %Ln pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
