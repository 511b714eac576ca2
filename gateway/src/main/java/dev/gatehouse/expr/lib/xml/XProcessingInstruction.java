package dev.gatehouse.expr.lib.xml;

/** {@code System.Xml.Linq.XProcessingInstruction}. */
public final class XProcessingInstruction extends XNode {
    private final String target;
    private final String data;

    public XProcessingInstruction(String target, String data) {
        this.target = target;
        this.data = data;
    }

    public String target() {
        return target;
    }

    public String data() {
        return data;
    }

    @Override
    public XmlNodeType nodeType() {
        return XmlNodeType.ProcessingInstruction;
    }

    @Override
    XProcessingInstruction copy() {
        return new XProcessingInstruction(target, data);
    }

    @Override
    boolean deepEquals(XNode other) {
        return other instanceof XProcessingInstruction instruction
                && instruction.target.equals(target)
                && instruction.data.equals(data);
    }

    @Override
    void write(XmlText out) {
        out.markup("<?" + target + (data.isEmpty() ? "" : " " + data) + "?>");
    }
}
