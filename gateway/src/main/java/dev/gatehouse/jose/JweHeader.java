package dev.gatehouse.jose;

import java.security.spec.ECPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of an encrypted token. As with signed ones, keys and places of keys in it are not read, and
 * a critical extension is one too many.
 *
 * @param management {@code alg}
 * @param encryption {@code enc}
 * @param keyId {@code kid}
 * @param compressed whether {@code zip} is {@code DEF}
 * @param sender {@code epk}, a point of its curve; null where there is none
 * @param iv of the key's own encryption, {@code iv}; empty where there is none
 * @param tag likewise, {@code tag}
 * @param producer {@code apu}
 * @param recipient {@code apv}
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within one verification.
record JweHeader(
        KeyManagement management,
        ContentEncryption encryption,
        @Nullable String keyId,
        boolean compressed,
        @Nullable SenderKey sender,
        byte[] iv,
        byte[] tag,
        byte[] producer,
        byte[] recipient) {
    private static final Set<String> TEXTS =
            Set.of("alg", "enc", "kid", "typ", "cty", "zip", "iv", "tag", "apu", "apv");

    /** The sender's ephemeral key: a point that has been found to be on its curve. */
    record SenderKey(Curve curve, ECPoint point) {}

    static JweHeader read(byte[] json) throws MalformedException {
        var texts = new HashMap<String, String>();
        var sender = new HashMap<String, String>();
        Json.readObject(json, "header", (name, value) -> {
            if (TEXTS.contains(name)) {
                texts.put(name, text(name, value));
                return;
            }
            switch (name) {
                case "crit", "b64" -> throw new MalformedException("header member '" + name + "' is not supported");
                case "epk" -> {
                    if (value.currentToken() != JsonToken.START_OBJECT) {
                        throw new MalformedException("header member 'epk' is not an object");
                    }
                    Json.readMembers(value, "epk", (member, content) -> {
                        if (content.currentToken() == JsonToken.VALUE_STRING) {
                            sender.put(member, content.getString());
                        }
                        content.skipChildren();
                    });
                }
                default -> value.skipChildren();
            }
        });
        String type = texts.get("typ");
        if (type != null && JoseHeader.namesAnotherProfile(type)) {
            throw new MalformedException("type '" + type + "' is not that of an access token");
        }
        String content = texts.get("cty");
        if (content != null && !content.equalsIgnoreCase("JWT")) {
            throw new MalformedException("content type '" + content + "' is not that of a nested token");
        }
        return new JweHeader(
                management(texts.get("alg")),
                encryption(texts.get("enc")),
                texts.get("kid"),
                isCompressed(texts.get("zip")),
                sender.isEmpty() ? null : sender(sender),
                bytes(texts, "iv"),
                bytes(texts, "tag"),
                bytes(texts, "apu"),
                bytes(texts, "apv"));
    }

    private static String text(String name, JsonReader value) throws MalformedException {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            throw new MalformedException("header member '" + name + "' is not a string");
        }
        return value.getString();
    }

    private static KeyManagement management(@Nullable String name) throws MalformedException {
        KeyManagement found = name == null ? null : KeyManagement.named(name);
        if (found == null) {
            throw new MalformedException("'alg' %s is not accepted for encryption".formatted(name));
        }
        return found;
    }

    private static ContentEncryption encryption(@Nullable String name) throws MalformedException {
        ContentEncryption found = name == null ? null : ContentEncryption.named(name);
        if (found == null) {
            throw new MalformedException("'enc' %s is not accepted".formatted(name));
        }
        return found;
    }

    private static boolean isCompressed(@Nullable String name) throws MalformedException {
        if (name != null && !name.equals("DEF")) {
            throw new MalformedException("'zip' %s is not accepted".formatted(name));
        }
        return name != null;
    }

    private static SenderKey sender(Map<String, String> members) throws MalformedException {
        if (!"EC".equals(members.get("kty"))) {
            throw new MalformedException("the key in 'epk' is not an EC key");
        }
        Curve curve = Curve.named(members.getOrDefault("crv", ""));
        return new SenderKey(curve, curve.point(members.getOrDefault("x", ""), members.getOrDefault("y", "")));
    }

    private static byte[] bytes(Map<String, String> texts, String name) throws MalformedException {
        return Base64Url.decode(texts.getOrDefault(name, ""), "header member '" + name + "'");
    }
}
