package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;

/**
 * {@code Newtonsoft.Json.Linq.JsonMergeSettings}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jsonmergesettings">Newtonsoft.Json.Linq.JsonMergeSettings</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JsonMergeSettings", values = JsonMergeSettings.class)
public final class JsonMergeSettingsType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static JsonMergeSettings create() {
        return new JsonMergeSettings();
    }

    @Member(PROPERTY)
    public static MergeArrayHandling MergeArrayHandling(JsonMergeSettings self) {
        return self.arrays;
    }

    @Member(value = SETTER, name = "MergeArrayHandling")
    public static void setArrays(JsonMergeSettings self, MergeArrayHandling value) {
        self.arrays = value;
    }

    @Member(PROPERTY)
    public static MergeNullValueHandling MergeNullValueHandling(JsonMergeSettings self) {
        return self.nulls;
    }

    @Member(value = SETTER, name = "MergeNullValueHandling")
    public static void setNulls(JsonMergeSettings self, MergeNullValueHandling value) {
        self.nulls = value;
    }
}
