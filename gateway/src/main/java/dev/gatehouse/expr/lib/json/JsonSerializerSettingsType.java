package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.JsonSerializerSettings}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.jsonserializersettings">Newtonsoft.Json.JsonSerializerSettings</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.JsonSerializerSettings", values = JsonSerializerSettings.class)
public final class JsonSerializerSettingsType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JsonSerializerSettings create() {
        return new JsonSerializerSettings();
    }

    @Member(PROPERTY)
    public static NullValueHandling NullValueHandling(JsonSerializerSettings self) {
        return self.nulls;
    }

    @Member(value = SETTER, name = "NullValueHandling")
    public static void setNulls(JsonSerializerSettings self, NullValueHandling value) {
        self.nulls = value;
    }

    @Member(PROPERTY)
    public static Formatting Formatting(JsonSerializerSettings self) {
        return self.formatting;
    }

    @Member(value = SETTER, name = "Formatting")
    public static void setFormatting(JsonSerializerSettings self, Formatting value) {
        self.formatting = value;
    }

    @Member(PROPERTY)
    public static DateParseHandling DateParseHandling(JsonSerializerSettings self) {
        return self.dates;
    }

    @Member(value = SETTER, name = "DateParseHandling")
    public static void setDates(JsonSerializerSettings self, DateParseHandling value) {
        self.dates = value;
    }

    @Member(PROPERTY)
    public static String DateFormatString(JsonSerializerSettings self) {
        return self.dateFormat == null ? "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK" : self.dateFormat;
    }

    @Member(value = SETTER, name = "DateFormatString")
    public static void setDateFormat(JsonSerializerSettings self, @Nullable String value) {
        self.dateFormat = value;
    }
}
