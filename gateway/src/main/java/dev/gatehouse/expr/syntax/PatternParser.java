package dev.gatehouse.expr.syntax;

import dev.gatehouse.expr.syntax.Token.Kind;
import java.util.Set;

/** Reads what stands after {@code is} and {@code case}; says what newer patterns are in C# 7. */
final class PatternParser {
    private static final Set<String> OPERAND_ENDS =
            Set.of(")", "]", "}", ",", ";", ":", "?", "&&", "||", "==", "!=", "&", "|", "^", "??");

    private final Parser parser;
    private final TokenStream tokens;
    private final TypeParser types;
    private final SyntaxErrors errors;

    PatternParser(Parser parser, TokenStream tokens, TypeParser types, SyntaxErrors errors) {
        this.parser = parser;
        this.tokens = tokens;
        this.types = types;
        this.errors = errors;
    }

    Pattern pattern() {
        int start = tokens.peek().start();
        boolean refused = refusesNewer();
        var pattern =
                refused ? new Pattern.Value(tokens.since(start), new Expr.Missing(tokens.since(start))) : patternHere();
        while (true) {
            var after = tokens.peek();
            boolean and = isWord(after, "and");
            if (and || isWord(after, "or")) {
                refuse(
                        refused,
                        after,
                        "'" + after.text() + "' between patterns",
                        "9",
                        "test one after the other with '" + (and ? "&&" : "||") + "'");
                tokens.next();
                quietly(() -> {
                    if (!refusesNewer()) {
                        patternHere();
                    }
                });
            } else if (after.is("{")) {
                refuse(refused, after, "a property pattern", "8", "test the members with '&&'");
                tokens.skipBraces();
                if (tokens.peek().kind() == Kind.NAME && !isKeywordHere(tokens.peek())) {
                    tokens.next();
                }
            } else {
                return refused
                        ? new Pattern.Value(tokens.since(start), new Expr.Missing(tokens.since(start)))
                        : pattern;
            }
            refused = true;
        }
    }

    private void refuse(boolean already, Token at, String what, String version, String instead) {
        if (!already) {
            errors.newer(at.span(), what, version, instead);
        }
    }

    /** Reads what belongs to a pattern that has been reported. */
    private void quietly(Runnable read) {
        errors.mute();
        read.run();
        errors.unmute();
    }

    private static boolean isWord(Token token, String word) {
        return token.kind() == Kind.NAME && token.text().equals(word);
    }

    /** Reports and reads a pattern that starts as only newer ones do. */
    private boolean refusesNewer() {
        var token = tokens.peek();
        if (isWord(token, "not")
                && !endsOperand(tokens.peek(1))
                && !tokens.peek(1).is(".")) {
            errors.newer(token.span(), "'is not'", "9", "negate the whole test, '!(x is …)'");
            tokens.next();
            quietly(this::pattern);
            return true;
        }
        if (token.is("<") || token.is(">") || token.is("<=") || token.is(">=")) {
            errors.newer(
                    token.span(),
                    "a comparison as a pattern",
                    "9",
                    "write 'x " + token.text() + " …', or 'case var x when x " + token.text() + " …'");
            tokens.next();
            quietly(() -> parser.binary(9));
            return true;
        }
        if (token.is("{")) {
            errors.newer(token.span(), "a property pattern", "8", "test for null and for the members with '&&'");
            tokens.skipBraces();
            return true;
        }
        if (token.is("[")) {
            errors.newer(token.span(), "a list pattern", "11", "test length and elements with '&&'");
            quietly(() -> parser.arguments("[", "]"));
            return true;
        }
        boolean tuple = token.is("(") && isTuple();
        if (tuple || (isWord(token, "var") && tokens.peek(1).is("("))) {
            errors.newer(token.span(), "a positional pattern", "8", "test the elements with '&&'");
            tokens.skipBrackets();
            return true;
        }
        return false;
    }

    private boolean isTuple() {
        int open = 0;
        for (int i = 0; !tokens.peek(i).kind().equals(Kind.END); i++) {
            var token = tokens.peek(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                open++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                if (--open == 0) {
                    return false;
                }
            } else if (open == 1 && token.is(",")) {
                return true;
            }
        }
        return false;
    }

    private Pattern patternHere() {
        int start = tokens.peek().start();
        var first = tokens.peek();
        if (isWord(first, "var") && tokens.peek(1).kind() == Kind.NAME) {
            tokens.next();
            var name = tokens.next().text();
            return new Pattern.Any(tokens.since(start), name);
        }
        int mark = tokens.mark();
        if (types.skip(true)) {
            var after = tokens.peek();
            boolean named = after.kind() == Kind.NAME && !isKeywordHere(after);
            boolean alone = endsOperand(after) || after.kind() == Kind.NAME || after.is("{");
            tokens.reset(mark);
            if (named || alone) {
                var type = types.type(true);
                var name = named ? tokens.next().text() : null;
                return new Pattern.OfType(tokens.since(start), type, name);
            }
        }
        tokens.reset(mark);
        var value = parser.binary(9);
        return new Pattern.Value(tokens.since(start), value);
    }

    /** A name that rather goes on with what is around the pattern. */
    private boolean isKeywordHere(Token name) {
        return switch (name.text()) {
            case "when" -> !tokens.peek(1).is(":");
            case "and", "or" -> !endsOperand(tokens.peek(1));
            default -> parser.isQueryKeyword(name);
        };
    }

    private static boolean endsOperand(Token token) {
        return switch (token.kind()) {
            case END -> true;
            case SIGN -> OPERAND_ENDS.contains(token.text());
            case KEYWORD -> token.is("is") || token.is("as");
            default -> false;
        };
    }
}
