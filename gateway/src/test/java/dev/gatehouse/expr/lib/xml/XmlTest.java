package dev.gatehouse.expr.lib.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.lib.text.StringReader;
import dev.gatehouse.expr.types.DotNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a> <b/> </a>                       | <a><b /></a>
            <a></a>                             | <a></a>
            <a/>                                | <a />
            <r xmlns='urn:x'><i>1</i></r>       | <r xmlns="urn:x"><i>1</i></r>
            <p:r xmlns:p='urn:x' p:at='1'/>     | <p:r xmlns:p="urn:x" p:at="1" />
            <a>&lt;&#65;<![CDATA[<x>]]></a>     | <a>&lt;A<![CDATA[<x>]]></a>
            <a b='&quot;&lt;&apos;'/>           | <a b="&quot;&lt;'" />
            <a><!--c--><?p d?></a>              | <a><!--c--><?p d?></a>
            """)
    void whatIsReadIsWrittenAsDotNetWritesIt(String xml, String written) {
        assertThat(XmlRead.element(xml, false).text(false)).isEqualTo(written);
    }

    @Test
    void indentingStopsWhereTextStands() {
        assertThat(XmlRead.element("<a><b>1</b><c><d/></c></a>", false))
                .hasToString("<a>\n  <b>1</b>\n  <c>\n    <d />\n  </c>\n</a>");
        assertThat(XmlRead.element("<a>x<b>y</b>z</a>", false)).hasToString("<a>x<b>y</b>z</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><b></a>",
                "nope",
                "",
                "<a>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a>&undeclared;</a>"
            })
    void malformedDocumentsAndDoctypesAreXmlExceptions(String xml) {
        assertThatThrownBy(() -> XmlRead.document(xml, false))
                .isInstanceOfSatisfying(
                        DotNetException.class, e -> assertThat(e.typeName()).isEqualTo("System.Xml.XmlException"));
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        var xml = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThatThrownBy(() -> XmlRead.document(xml, false)).isInstanceOf(DotNetException.class);
    }

    @Test
    void aNodeThatHasAParentIsCopied() {
        var first = XmlRead.element("<a><b/></a>", false);
        var second = new XElement(XName.of("c"));
        second.add(first.nodes());
        assertThat(first.text(false) + second.text(false)).isEqualTo("<a><b /></a><c><b /></c>");
    }

    @Test
    void elementsInANamespaceDeclareIt() {
        var element = new XElement(XName.of("{urn:x}a"));
        element.add(new XElement(XName.of("{urn:x}b")));
        element.add(new XAttribute(XName.of("{urn:y}k"), "v"));
        assertThat(element.text(false)).startsWith("<a xmlns=\"urn:x\"").contains("p1:k=\"v\"");
    }

    @Test
    void pathsThroughTheWholeDocumentTooManyTimesAreRefused() {
        var document = XmlDocumentType.create();
        XmlDocumentType.LoadXml(document, "<a>" + "<b/>".repeat(1000) + "</a>");
        assertThat(XmlNodeDeclaration.SelectNodes(document, "//b").nodes()).hasSize(1000);
        assertThatThrownBy(() -> XmlNodeDeclaration.SelectNodes(document, "//*[//*[//*]]"))
                .hasMessageContaining("too many times");
    }

    @Test
    void documentTypesAreRefusedByEveryReader() {
        var xml = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>";
        assertThatThrownBy(() -> XmlDocumentType.LoadXml(XmlDocumentType.create(), xml))
                .hasMessageContaining("DTD is prohibited");
        assertThatThrownBy(() -> XmlReaderType.Create(new StringReader(xml))).hasMessageContaining("DTD is prohibited");
        assertThatThrownBy(() -> XElementType.Load(new StringReader(xml))).hasMessageContaining("DTD is prohibited");
    }
}
