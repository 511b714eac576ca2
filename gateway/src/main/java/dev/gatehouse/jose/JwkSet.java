package dev.gatehouse.jose;

import dev.gatehouse.jose.VerificationKey.Binding;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.spec.ECPoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Web Key Set (RFC 7517) that a provider published. Keys that cannot verify signatures, or
 * are unsound, are left out; the others stay usable.
 */
public final class JwkSet {
    /** A set with more keys is refused. */
    public static final int MAX_KEYS = 1000;

    /**
     * @param keys in the order of the document
     * @param skipped why each key that was left out was left out; holds nothing of the keys but their ids
     */
    public record Reading(List<VerificationKey> keys, List<String> skipped) {
        public Reading {
            keys = List.copyOf(keys);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * @throws MalformedException if the document as a whole is no key set
     */
    public static Reading read(byte[] document) throws MalformedException {
        var keys = new ArrayList<VerificationKey>();
        var skipped = new ArrayList<String>();
        var seen = new boolean[1];
        Json.readObject(document, "key set", (name, value) -> {
            if (!name.equals("keys")) {
                value.skipChildren();
                return;
            }
            if (value.currentToken() != JsonToken.START_ARRAY) {
                throw new MalformedException("member 'keys' is not an array");
            }
            seen[0] = true;
            readKeys(value, keys, skipped);
        });
        if (!seen[0]) {
            throw new MalformedException("key set has no member 'keys'");
        }
        return new Reading(keys, skipped);
    }

    private static void readKeys(JsonReader parser, List<VerificationKey> keys, List<String> skipped)
            throws MalformedException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (keys.size() + skipped.size() >= MAX_KEYS) {
                throw new MalformedException("key set has more than " + MAX_KEYS + " keys");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                skipped.add("a key is not an object");
                continue;
            }
            var key = new Members(parser);
            try {
                keys.add(key.toKey());
            } catch (MalformedException e) {
                skipped.add("key '%s': %s".formatted(printable(key.texts.get("kid")), e.getMessage()));
            }
        }
    }

    /**
     * A public key on its own, as DPoP proofs carry it.
     *
     * @param thumbprint of RFC 7638, SHA-256 as base64url
     */
    record Single(VerificationKey key, String thumbprint) {
        /** Members that no public key has. */
        private static final List<String> SECRET = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

        /** Reads the object that {@code parser} stands at the start of. */
        static Single read(JsonReader parser) throws MalformedException {
            var members = new Members(parser);
            for (String name : SECRET) {
                if (members.has(name)) {
                    throw new MalformedException("member '" + name + "' is not one of a public key");
                }
            }
            return new Single(members.toKey(), members.thumbprint());
        }
    }

    private static String printable(@Nullable String id) {
        if (id == null) {
            return "without id";
        }
        String bounded = id.length() > 80 ? id.substring(0, 80) + "…" : id;
        return Verdict.printable(bounded);
    }

    /** The members of one key, as far as they are strings and arrays of strings. */
    private static final class Members {
        final Map<String, String> texts = new HashMap<>();
        private final Map<String, List<String>> lists = new HashMap<>();
        private final Set<String> others = new HashSet<>();

        Members(JsonReader parser) throws MalformedException {
            Json.readMembers(parser, "key", (name, value) -> {
                switch (value.currentToken()) {
                    case VALUE_STRING -> texts.put(name, value.getString());
                    case START_ARRAY -> {
                        var items = new ArrayList<String>();
                        while (value.nextToken() != JsonToken.END_ARRAY) {
                            if (value.currentToken() == JsonToken.VALUE_STRING) {
                                items.add(value.getString());
                            }
                            value.skipChildren();
                        }
                        lists.put(name, items);
                    }
                    default -> {
                        others.add(name);
                        value.skipChildren();
                    }
                }
            });
        }

        VerificationKey toKey() throws MalformedException {
            for (String name : List.of("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y", "x5t", "x5t#S256")) {
                if (others.contains(name) || lists.containsKey(name)) {
                    throw new MalformedException("member '" + name + "' is not a string");
                }
            }
            String use = texts.get("use");
            if (use != null && !use.equals("sig")) {
                throw new MalformedException("it is not for signatures ('use')");
            }
            List<String> operations = lists.get("key_ops");
            if (operations != null && !operations.contains("verify")) {
                throw new MalformedException("it is not for verifying ('key_ops')");
            }
            String type = required("kty");
            return switch (type) {
                case "RSA" -> VerificationKey.rsa(id(), number("n"), number("e"), publicOnly());
                case "EC" -> {
                    Curve curve = Curve.named(required("crv"));
                    ECPoint point = curve.point(required("x"), required("y"));
                    yield VerificationKey.ec(id(), curve, point, publicOnly());
                }
                case "OKP" -> {
                    if (!required("crv").equals(Ed25519.CURVE)) {
                        throw new MalformedException("curve '%s' is not supported".formatted(texts.get("crv")));
                    }
                    byte[] point = Base64Url.decode(required("x"), "member 'x'");
                    yield VerificationKey.ed25519(id(), point, publicOnly());
                }
                case "oct" -> throw new MalformedException("it is a shared secret, which nobody may publish");
                default -> throw new MalformedException("its type is not supported ('kty')");
            };
        }

        boolean has(String name) {
            return texts.containsKey(name) || lists.containsKey(name) || others.contains(name);
        }

        /** RFC 7638 §3: the members that make the key, in the order of their names. Base64url needs no escapes. */
        String thumbprint() throws MalformedException {
            var names = switch (required("kty")) {
                case "RSA" -> List.of("e", "kty", "n");
                case "EC" -> List.of("crv", "kty", "x", "y");
                default -> List.of("crv", "kty", "x");
            };
            var text = new StringJoiner(",", "{", "}");
            for (String name : names) {
                text.add("\"%s\":\"%s\"".formatted(name, required(name)));
            }
            return Binding.thumbprint("SHA-256", text.toString().getBytes(StandardCharsets.UTF_8));
        }

        private @Nullable String id() {
            return texts.get("kid");
        }

        private Binding publicOnly() throws MalformedException {
            if (texts.containsKey("d")) {
                throw new MalformedException("its private part is published: anybody can sign with it");
            }
            String issuer = texts.get("issuer");
            return new Binding(
                    texts.get("alg"),
                    thumbprint("x5t", "SHA-1"),
                    thumbprint("x5t#S256", "SHA-256"),
                    issuer == null ? null : new IssuerName(issuer));
        }

        /** The thumbprint that the key states, or else that of the certificate it carries. */
        private @Nullable String thumbprint(String name, String digest) throws MalformedException {
            String stated = texts.get(name);
            List<String> chain = lists.get("x5c");
            if (stated != null || chain == null || chain.isEmpty()) {
                return stated;
            }
            try {
                return Binding.thumbprint(digest, Base64.getDecoder().decode(chain.getFirst()));
            } catch (IllegalArgumentException e) {
                throw new MalformedException("member 'x5c' is not base64");
            }
        }

        private BigInteger number(String name) throws MalformedException {
            return new BigInteger(1, Base64Url.decode(required(name), "member '" + name + "'"));
        }

        private String required(String name) throws MalformedException {
            String text = texts.get(name);
            if (text == null) {
                throw new MalformedException("member '" + name + "' is missing");
            }
            return text;
        }
    }

    private JwkSet() {}
}
