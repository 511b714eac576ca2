package dev.gatehouse.expr.lib.json;

import static dev.gatehouse.expr.types.Member.Kind.EXPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.IMPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.INDEXER;
import static dev.gatehouse.expr.types.Member.Kind.INDEX_SETTER;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.STATIC;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.lib.system.Uri;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeNames;
import dev.gatehouse.expr.types.TypeToken;
import dev.gatehouse.expr.types.UInt16;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.UInt8;
import dev.gatehouse.expr.types.Unsigned;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code Newtonsoft.Json.Linq.JToken}: named so because {@link JTokenType} is another .NET type.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/newtonsoft.json.linq.jtoken">Newtonsoft.Json.Linq.JToken</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "Newtonsoft.Json.Linq.JToken", values = JToken.class)
public final class JTokenDeclaration implements LibraryType {
    @Member(STATIC)
    public static JToken Parse(@Nullable String json) {
        return JsonRead.token(json);
    }

    @Member(STATIC)
    public static JToken FromObject(@Nullable Object o) {
        return JsonObjects.token(o);
    }

    @Member(STATIC)
    public static boolean DeepEquals(@Nullable JToken t1, @Nullable JToken t2) {
        return t1 == null ? t2 == null : t1.deepEquals(t2);
    }

    @Member(PROPERTY)
    public static JTokenType Type(JToken self) {
        return self.type();
    }

    @Member(PROPERTY)
    public static boolean HasValues(JToken self) {
        return self instanceof JContainer container && container.count() > 0;
    }

    @Member(PROPERTY)
    public static @Nullable JContainer Parent(JToken self) {
        return self.parent();
    }

    @Member(PROPERTY)
    public static JToken Root(JToken self) {
        return self.root();
    }

    @Member(PROPERTY)
    public static String Path(JToken self) {
        return self.path();
    }

    @Member(PROPERTY)
    public static @Nullable JToken First(JToken self) {
        return container(self).children().isEmpty()
                ? null
                : container(self).children().getFirst();
    }

    @Member(PROPERTY)
    public static @Nullable JToken Last(JToken self) {
        return container(self).children().isEmpty()
                ? null
                : container(self).children().getLast();
    }

    @Member(PROPERTY)
    public static @Nullable JToken Next(JToken self) {
        return sibling(self, 1);
    }

    @Member(PROPERTY)
    public static @Nullable JToken Previous(JToken self) {
        return sibling(self, -1);
    }

    @Member(INDEXER)
    public static @Nullable JToken Item(JToken self, @Nullable Object key) {
        return self.child(key);
    }

    @Member(INDEX_SETTER)
    public static void setItem(JToken self, @Nullable Object key, @Nullable JToken value) {
        self.setChild(key, value);
    }

    @Member(METHOD)
    public static String ToString(JToken self) {
        return self.toString();
    }

    @Member(METHOD)
    public static String ToString(JToken self, Formatting formatting) {
        return self.json(formatting);
    }

    @Member(METHOD)
    public static JToken DeepClone(JToken self) {
        return self.deepClone();
    }

    @Member(METHOD)
    public static JEnumerable<JToken> Children(JToken self) {
        return new JEnumerable<>(self);
    }

    @Member(METHOD)
    public static void Remove(JToken self) {
        self.remove();
    }

    @Member(METHOD)
    public static void Replace(JToken self, @Nullable JToken value) {
        self.replace(value);
    }

    @Member(METHOD)
    public static @Nullable JToken SelectToken(JToken self, @Nullable String path) {
        return SelectToken(self, path, false);
    }

    @Member(METHOD)
    public static @Nullable JToken SelectToken(JToken self, @Nullable String path, boolean errorWhenNoMatch) {
        var found = JsonPath.select(self, path, errorWhenNoMatch).limit(2).toList();
        if (found.size() > 1) {
            throw new DotNetException("Newtonsoft.Json.JsonException", "Path returned multiple tokens.");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    @Member(METHOD)
    public static Iterable<JToken> SelectTokens(JToken self, @Nullable String path) {
        return SelectTokens(self, path, false);
    }

    @Member(METHOD)
    public static Iterable<JToken> SelectTokens(JToken self, @Nullable String path, boolean errorWhenNoMatch) {
        return JsonPath.select(self, path, errorWhenNoMatch).toList();
    }

    /** The child under a key, converted. */
    @Member(METHOD)
    public static <T extends @Nullable Object> @Nullable T Value(JToken self, @Nullable Object key, TypeToken<T> type) {
        return JsonObjects.value(self.child(key), type);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> Iterable<@Nullable T> Values(JToken self, TypeToken<T> type) {
        return JsonObjects.values(self, type);
    }

    @Member(METHOD)
    public static <T extends @Nullable Object> @Nullable T ToObject(JToken self, TypeToken<T> type) {
        return JsonObjects.toObject(self, type);
    }

    @Member(METHOD)
    public static Iterable<JContainer> Ancestors(JToken self) {
        var found = new ArrayList<JContainer>();
        for (var at = self.parent(); at != null; at = at.parent()) found.add(at);
        return found;
    }

    @Member(METHOD)
    public static void AddAfterSelf(JToken self, @Nullable Object content) {
        sibling(self).insertAt(sibling(self).indexOf(self) + 1, content);
    }

    @Member(METHOD)
    public static void AddBeforeSelf(JToken self, @Nullable Object content) {
        sibling(self).insertAt(sibling(self).indexOf(self), content);
    }

    private static JContainer sibling(JToken self) {
        var parent = self.parent();
        if (parent == null) throw DotNetException.invalidOperation("The parent is missing.");
        return parent;
    }

    private static JContainer container(JToken self) {
        if (self instanceof JContainer container) return container;
        throw DotNetException.invalidOperation("Cannot access child value on " + TypeNames.of(self) + ".");
    }

    private static @Nullable JToken sibling(JToken self, int distance) {
        var parent = self.parent();
        if (parent == null) return null;
        var at = parent.indexOf(self) + distance;
        return at < 0 || at >= parent.count() ? null : parent.children().get(at);
    }

    @Member(IMPLICIT)
    public static JToken of(boolean value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(double value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(float value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(Decimal value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(DateTime value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(DateTimeOffset value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(TimeSpan value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(UUID value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(byte @Nullable [] value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Uri value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable String value) {
        return new JValue(value, JTokenType.String);
    }

    @Member(IMPLICIT)
    public static JToken of(int value) {
        return new JValue((long) value);
    }

    @Member(IMPLICIT)
    public static JToken of(long value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(short value) {
        return new JValue((long) value);
    }

    @Member(IMPLICIT)
    public static JToken of(byte value) {
        return new JValue((long) value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofByte(@Unsigned byte value) {
        return new JValue(new UInt8(value));
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofUInt16(@Unsigned short value) {
        return new JValue(new UInt16(value));
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofUInt32(@Unsigned int value) {
        return new JValue(new UInt32(value));
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofUInt64(@Unsigned long value) {
        return new JValue(new UInt64(value));
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Boolean value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Integer value) {
        return new JValue(value == null ? null : (Object) value.longValue());
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Long value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Double value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Float value) {
        return new JValue(value);
    }

    @Member(IMPLICIT)
    public static JToken of(@Nullable Short value) {
        return new JValue(value == null ? null : (Object) value.longValue());
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullable(@Nullable Decimal value) {
        return new JValue(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullable(@Nullable DateTime value) {
        return new JValue(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullable(@Nullable DateTimeOffset value) {
        return new JValue(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullable(@Nullable TimeSpan value) {
        return new JValue(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullable(@Nullable UUID value) {
        return new JValue(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static boolean toBoolean(@Nullable JToken value) {
        return JsonCast.toBoolean(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static int toInt32(@Nullable JToken value) {
        return JsonCast.toInt32(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static long toInt64(@Nullable JToken value) {
        return JsonCast.toInt64(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static short toInt16(@Nullable JToken value) {
        return JsonCast.toInt16(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static double toDouble(@Nullable JToken value) {
        return JsonCast.toDouble(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static float toSingle(@Nullable JToken value) {
        return JsonCast.toSingle(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static Decimal toDecimal(@Nullable JToken value) {
        return JsonCast.toDecimal(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTime toDateTime(@Nullable JToken value) {
        return JsonCast.toDateTime(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTimeOffset toDateTimeOffset(@Nullable JToken value) {
        return JsonCast.toDateTimeOffset(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static TimeSpan toTimeSpan(@Nullable JToken value) {
        return JsonCast.toTimeSpan(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static UUID toGuid(@Nullable JToken value) {
        return JsonCast.toGuid(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static char toChar(@Nullable JToken value) {
        return JsonCast.toChar(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static byte toSByte(@Nullable JToken value) {
        return JsonCast.toSByte(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned byte toByte(@Nullable JToken value) {
        return JsonCast.toByte(value).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned short toUInt16(@Nullable JToken value) {
        return JsonCast.toUInt16(value).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned int toUInt32(@Nullable JToken value) {
        return JsonCast.toUInt32(value).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned long toUInt64(@Nullable JToken value) {
        return JsonCast.toUInt64(value).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Boolean toNullableBoolean(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toBoolean(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Integer toNullableInt32(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toInt32(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Long toNullableInt64(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toInt64(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Short toNullableInt16(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toInt16(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Double toNullableDouble(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toDouble(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Float toNullableSingle(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toSingle(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Decimal toNullableDecimal(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toDecimal(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTime toNullableDateTime(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toDateTime(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTimeOffset toNullableDateTimeOffset(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toDateTimeOffset(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable TimeSpan toNullableTimeSpan(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toTimeSpan(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UUID toNullableGuid(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toGuid(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Character toNullableChar(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toChar(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable String toText(@Nullable JToken value) {
        return JsonCast.toText(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static byte @Nullable [] toBytes(@Nullable JToken value) {
        return JsonCast.toBytes(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Uri toUri(@Nullable JToken value) {
        return JsonCast.toUri(value);
    }

    /** The children of that class. */
    @Member(METHOD)
    public static <T extends @Nullable Object> JEnumerable<@Nullable T> Children(JToken self, TypeToken<T> type) {
        var found = new ArrayList<@Nullable T>();
        for (var child : self) if (type.isInstance(child)) found.add(type.cast(child));
        return new JEnumerable<>(found);
    }

    @Member(METHOD)
    public static Iterable<JToken> AncestorsAndSelf(JToken self) {
        return self.ancestors(true);
    }

    @Member(METHOD)
    public static Iterable<JToken> AfterSelf(JToken self) {
        var parent = self.parent();
        return parent == null
                ? List.of()
                : List.copyOf(parent.children().subList(parent.indexOf(self) + 1, parent.count()));
    }

    @Member(METHOD)
    public static Iterable<JToken> BeforeSelf(JToken self) {
        var parent = self.parent();
        return parent == null ? List.of() : List.copyOf(parent.children().subList(0, parent.indexOf(self)));
    }

    @Member(value = METHOD, name = "ToObject")
    public static @Nullable Object toObjectOf(JToken self, @Nullable TypeToken<?> objectType) {
        if (objectType == null) throw DotNetException.argumentNull("objectType");
        return JsonObjects.toObject(self, objectType);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt8 toNullableByte(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toByte(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullableByte(@Nullable UInt8 value) {
        return new JValue(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Byte toNullableSByte(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : (Byte) JsonCast.toSByte(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullableSByte(@Nullable Byte value) {
        return new JValue(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt16 toNullableUInt16(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toUInt16(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullableUInt16(@Nullable UInt16 value) {
        return new JValue(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt32 toNullableUInt32(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toUInt32(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullableUInt32(@Nullable UInt32 value) {
        return new JValue(value);
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt64 toNullableUInt64(@Nullable JToken value) {
        return JsonCast.isNull(value) ? null : JsonCast.toUInt64(value);
    }

    @Member(value = IMPLICIT, name = "op_Implicit")
    public static JToken ofNullableUInt64(@Nullable UInt64 value) {
        return new JValue(value);
    }
}
