package dev.gatehouse.expr.lib.xml;

import static dev.gatehouse.expr.types.Member.Kind.CONSTRUCTOR;
import static dev.gatehouse.expr.types.Member.Kind.EXPLICIT;
import static dev.gatehouse.expr.types.Member.Kind.METHOD;
import static dev.gatehouse.expr.types.Member.Kind.PROPERTY;
import static dev.gatehouse.expr.types.Member.Kind.SETTER;
import static dev.gatehouse.expr.types.Member.Kind.STATIC_PROPERTY;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.system.DateTime;
import dev.gatehouse.expr.lib.system.DateTimeOffset;
import dev.gatehouse.expr.lib.system.TimeSpan;
import dev.gatehouse.expr.types.Decimal;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.UInt32;
import dev.gatehouse.expr.types.UInt64;
import dev.gatehouse.expr.types.Unsigned;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Xml.Linq.XAttribute}.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.xml.linq.xattribute">System.Xml.Linq.XAttribute</a>
 */
@AutoService(LibraryType.class)
@DotNet(value = "System.Xml.Linq.XAttribute", values = XAttribute.class)
public final class XAttributeType implements LibraryType {
    @Member(CONSTRUCTOR)
    public static XAttribute create(@Nullable XName name, @Nullable Object value) {
        if (name == null) throw DotNetException.argumentNull("name");
        if (value == null) throw DotNetException.argumentNull("value");
        return new XAttribute(name, XmlValues.text(value));
    }

    @Member(PROPERTY)
    public static XName Name(XAttribute self) {
        return self.name();
    }

    @Member(PROPERTY)
    public static String Value(XAttribute self) {
        return self.value();
    }

    @Member(value = SETTER, name = "Value")
    public static void setValue(XAttribute self, @Nullable String value) {
        self.setValue(XmlValues.required(value, "value"));
    }

    @Member(PROPERTY)
    public static boolean IsNamespaceDeclaration(XAttribute self) {
        return self.isNamespaceDeclaration();
    }

    @Member(METHOD)
    public static void Remove(XAttribute self) {
        self.remove();
    }

    @Member(METHOD)
    public static String ToString(XAttribute self) {
        return self.toString();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static boolean toBoolean(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toBoolean(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Boolean toNullableBoolean(@Nullable XAttribute node) {
        return node == null ? null : (Boolean) XmlValues.toBoolean(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static int toInt32(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Integer toNullableInt32(@Nullable XAttribute node) {
        return node == null ? null : (Integer) XmlValues.toInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static long toInt64(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Long toNullableInt64(@Nullable XAttribute node) {
        return node == null ? null : (Long) XmlValues.toInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static double toDouble(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toDouble(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Double toNullableDouble(@Nullable XAttribute node) {
        return node == null ? null : (Double) XmlValues.toDouble(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static Decimal toDecimal(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toDecimal(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Decimal toNullableDecimal(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toDecimal(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTime toDateTime(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toDateTime(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTime toNullableDateTime(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toDateTime(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static UUID toGuid(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toGuid(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UUID toNullableGuid(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toGuid(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable String toText(@Nullable XAttribute node) {
        return node == null ? null : node.value();
    }

    @Member(CONSTRUCTOR)
    public static XAttribute create(@Nullable XAttribute other) {
        if (other == null) throw DotNetException.argumentNull("other");
        return new XAttribute(other.name(), other.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static float toSingle(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toSingle(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable Float toNullableSingle(@Nullable XAttribute node) {
        return node == null ? null : (Float) XmlValues.toSingle(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned int toUInt32(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toUInt32(node.value()).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt32 toNullableUInt32(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toUInt32(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Unsigned long toUInt64(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toUInt64(node.value()).bits();
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable UInt64 toNullableUInt64(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toUInt64(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static TimeSpan toTimeSpan(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toTimeSpan(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable TimeSpan toNullableTimeSpan(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toTimeSpan(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static DateTimeOffset toDateTimeOffset(@Nullable XAttribute node) {
        if (node == null) throw DotNetException.argumentNull("attribute");
        return XmlValues.toDateTimeOffset(node.value());
    }

    @Member(value = EXPLICIT, name = "op_Explicit")
    public static @Nullable DateTimeOffset toNullableDateTimeOffset(@Nullable XAttribute node) {
        return node == null ? null : XmlValues.toDateTimeOffset(node.value());
    }

    @Member(STATIC_PROPERTY)
    public static Iterable<XAttribute> EmptySequence() {
        return List.of();
    }

    @Member(PROPERTY)
    public static @Nullable XAttribute NextAttribute(XAttribute self) {
        return self.beside(1);
    }

    @Member(PROPERTY)
    public static @Nullable XAttribute PreviousAttribute(XAttribute self) {
        return self.beside(-1);
    }

    @Member(METHOD)
    public static void SetValue(XAttribute self, @Nullable Object value) {
        if (value == null) throw DotNetException.argumentNull("value");
        self.setValue(XmlValues.text(value));
    }
}
