package dev.gatehouse.expr.lib.json;

import dev.gatehouse.expr.types.Text;
import org.jspecify.annotations.Nullable;

/** {@code Newtonsoft.Json.Linq.JRaw}: text that is written into JSON as it is. */
public final class JRaw extends JValue {
    public JRaw(@Nullable Object raw) {
        super(raw, JTokenType.Raw);
    }

    @Override
    public JRaw deepClone() {
        return new JRaw(value());
    }

    @Override
    void write(JsonText out) {
        out.raw(Text.of(value()));
    }
}
