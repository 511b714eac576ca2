package dev.gatehouse.policy;

/** Where a policy document applies, broad to narrow. */
public enum Scope {
    GLOBAL("global"),
    PRODUCT("product"),
    API("api"),
    OPERATION("operation");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The text of {@code context.LastError.Scope}. */
    public String text() {
        return text;
    }
}
