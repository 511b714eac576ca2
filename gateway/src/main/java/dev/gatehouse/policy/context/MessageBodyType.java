package dev.gatehouse.policy.context;

import static dev.gatehouse.expr.types.Member.Kind.METHOD;

import com.google.auto.service.AutoService;
import dev.gatehouse.expr.lib.collections.MutableDictionary;
import dev.gatehouse.expr.lib.json.JArray;
import dev.gatehouse.expr.lib.json.JObject;
import dev.gatehouse.expr.lib.json.JToken;
import dev.gatehouse.expr.lib.json.JsonRead;
import dev.gatehouse.expr.lib.xml.XDocument;
import dev.gatehouse.expr.lib.xml.XElement;
import dev.gatehouse.expr.lib.xml.XNode;
import dev.gatehouse.expr.lib.xml.XmlRead;
import dev.gatehouse.expr.types.Default;
import dev.gatehouse.expr.types.DotNet;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.LibraryType;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.TypeToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request or response. */
@AutoService(LibraryType.class)
@DotNet(value = "Apim.IMessageBody", values = MessageBody.class)
public final class MessageBodyType implements LibraryType {
    /**
     * The body as string, byte[], JObject, JArray, JToken, XNode, XElement or XDocument.
     *
     * @param preserveContent whether it can be read again, and is sent on
     */
    @Member(METHOD)
    public static <T> @Nullable T As(MessageBody self, @Default("false") boolean preserveContent, TypeToken<T> type) {
        var values = type.values();
        if (values == byte[].class) {
            return type.cast(self.take(preserveContent).clone());
        }
        if (values == String.class) {
            return type.cast(self.takeText(preserveContent));
        }
        if (values == JObject.class) {
            return type.cast(JsonRead.object(self.takeText(preserveContent)));
        }
        if (values == JArray.class) {
            return type.cast(JsonRead.array(self.takeText(preserveContent)));
        }
        if (values == JToken.class) {
            return type.cast(JsonRead.token(self.takeText(preserveContent)));
        }
        if (values == XElement.class || values == XNode.class) {
            return type.cast(XmlRead.element(self.takeText(preserveContent), false));
        }
        if (values == XDocument.class) {
            return type.cast(XmlRead.document(self.takeText(preserveContent), false));
        }
        throw new DotNetException("System.NotImplementedException", "A body cannot be read as " + type.name() + ".");
    }

    /** The fields of a form; the result may be changed. */
    @Member(METHOD)
    public static MutableDictionary<String, List<String>> AsFormUrlEncodedContent(
            MessageBody self, @Default("false") boolean preserveContent) {
        return Form.read(self.takeText(preserveContent));
    }
}
