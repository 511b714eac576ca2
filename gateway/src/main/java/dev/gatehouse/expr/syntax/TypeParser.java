package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types, and looks ahead whether there is one. */
final class TypeParser {
    private static final int MAX_NESTED = 30;
    private static final Set<String> FOLLOWERS =
            Set.of("(", ")", "]", "}", ":", ";", ",", ".", "?", "==", "!=", "|", "^", "&&", "||", "&", "[");
    private final TokenStream tokens;
    private int nested;

    TypeParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    static boolean isKeywordType(Token token) {
        return token.kind() == Kind.KEYWORD
                && switch (token.text()) {
                    case "bool",
                            "byte",
                            "char",
                            "decimal",
                            "double",
                            "float",
                            "int",
                            "long",
                            "object",
                            "sbyte",
                            "short",
                            "string",
                            "uint",
                            "ulong",
                            "ushort",
                            "void" -> true;
                    default -> false;
                };
    }

    static TypeName named(Token token) {
        return new TypeName.Named(token.span(), List.of(new TypeName.Segment(token.text(), List.of())));
    }

    /** Moves over a type; false (anywhere) if there is none. Reports nothing. */
    boolean skip(boolean beforePattern) {
        if (nested > MAX_NESTED) {
            return false;
        }
        nested++;
        boolean found = skipHere(beforePattern);
        nested--;
        return found;
    }

    private boolean skipHere(boolean beforePattern) {
        if (tokens.peek().is("(")) {
            if (!skipTuple()) {
                return false;
            }
        } else if (isKeywordType(tokens.peek())) {
            tokens.next();
        } else {
            do {
                if (tokens.peek().kind() != Kind.NAME) {
                    return false;
                }
                tokens.next();
                if (tokens.peek().is("<") && !skipArguments()) {
                    return false;
                }
            } while (tokens.take(".") || tokens.take("::"));
        }
        while (true) {
            if (tokens.peek().is("?") && (!beforePattern || endsNullable(tokens.peek(1)))) {
                tokens.next();
            } else if (tokens.peek().is("[")
                    && (tokens.peek(1).is("]") || tokens.peek(1).is(","))) {
                tokens.skipPast("]");
            } else {
                return true;
            }
        }
    }

    private boolean skipTuple() {
        tokens.next();
        int count = 0;
        do {
            if (!skip(false)) {
                return false;
            }
            if (tokens.peek().kind() == Kind.NAME) {
                tokens.next();
            }
            count++;
        } while (tokens.take(","));
        return count > 1 && tokens.take(")");
    }

    private boolean skipArguments() {
        tokens.next();
        if (tokens.peek().is(",") || tokens.peek().is(">")) {
            while (tokens.take(",")) {
                // An open type: List<,>.
            }
            return tokens.take(">");
        }
        do {
            if (!skip(false)) {
                return false;
            }
        } while (tokens.take(","));
        return tokens.take(">");
    }

    /** In {@code x is T ? a : b} the question mark is not the type's. */
    private static boolean endsNullable(Token after) {
        return after.is(")")
                || after.is("&&")
                || after.is("||")
                || after.is(";")
                || after.kind() == Kind.END
                || after.is(",")
                || after.is("?")
                || after.is("]");
    }

    /** The type here; an empty name if there is none, which the binder does not know. */
    TypeName type(boolean beforePattern) {
        var type = typeWithoutArray(beforePattern);
        return arrays(type, beforePattern);
    }

    TypeName typeWithoutArray() {
        return typeWithoutArray(false);
    }

    /** Null for {@code var}. */
    @Nullable
    TypeName typeOrVar() {
        if (tokens.peek().kind() == Kind.NAME
                && tokens.peek().text().equals("var")
                && tokens.peek(1).kind() == Kind.NAME) {
            tokens.next();
            return null;
        }
        return type(false);
    }

    private TypeName arrays(TypeName element, boolean beforePattern) {
        var type = element;
        int start = element.span().start();
        while (true) {
            if (tokens.peek().is("[")
                    && (tokens.peek(1).is("]") || tokens.peek(1).is(","))) {
                tokens.next();
                int rank = 1;
                while (tokens.take(",")) {
                    rank++;
                }
                tokens.expect("]");
                type = new TypeName.Array(tokens.since(start), type, rank);
            } else if (tokens.peek().is("?") && (!beforePattern || endsNullable(tokens.peek(1)))) {
                tokens.next();
                type = new TypeName.Nullable(tokens.since(start), type);
            } else {
                return type;
            }
        }
    }

    private TypeName typeWithoutArray(boolean beforePattern) {
        var token = tokens.peek();
        int start = token.start();
        TypeName type;
        if (nested > MAX_NESTED) {
            return new TypeName.Named(token.span(), List.of(new TypeName.Segment("", List.of())));
        }
        nested++;
        if (token.is("(")) {
            type = tuple(start);
        } else if (isKeywordType(token)) {
            tokens.next();
            type = named(token);
        } else {
            var segments = new ArrayList<TypeName.Segment>();
            do {
                if (tokens.take("::")) {
                    continue;
                }
                var name = tokens.name();
                segments.add(new TypeName.Segment(name, tokens.peek().is("<") ? arguments() : List.of()));
            } while (tokens.take(".") || tokens.peek().is("::"));
            type = new TypeName.Named(tokens.since(start), segments);
        }
        if (tokens.peek().is("?") && (!beforePattern || endsNullable(tokens.peek(1)))) {
            tokens.next();
            type = new TypeName.Nullable(tokens.since(start), type);
        }
        nested--;
        return type;
    }

    private TypeName tuple(int start) {
        tokens.next();
        var types = new ArrayList<TypeName>();
        var names = new ArrayList<String>();
        do {
            types.add(type(false));
            names.add(tokens.peek().kind() == Kind.NAME ? tokens.next().text() : "");
        } while (tokens.take(","));
        tokens.expect(")");
        return new TypeName.Tuple(tokens.since(start), types, names);
    }

    private List<TypeName> arguments() {
        var arguments = new ArrayList<TypeName>();
        tokens.expect("<");
        if (tokens.peek().is(",") || tokens.peek().is(">")) {
            arguments.add(new TypeName.Open(tokens.peek().span()));
            while (tokens.take(",")) {
                arguments.add(new TypeName.Open(tokens.peek().span()));
            }
        } else {
            do {
                arguments.add(type(false));
            } while (tokens.take(","));
        }
        tokens.expect(">");
        return arguments;
    }

    /** Type arguments after a name in an expression; empty where {@code <} means less. */
    List<TypeName> argumentsOfCall() {
        if (!tokens.peek().is("<")) {
            return List.of();
        }
        int mark = tokens.mark();
        boolean arguments = skipArguments() && followsArguments(tokens.peek());
        tokens.reset(mark);
        return arguments ? arguments() : List.of();
    }

    /** The rule of the C# specification for telling type arguments from comparisons. */
    private static boolean followsArguments(Token token) {
        return switch (token.kind()) {
            case END -> true;
            case SIGN -> FOLLOWERS.contains(token.text());
            default -> false;
        };
    }
}
