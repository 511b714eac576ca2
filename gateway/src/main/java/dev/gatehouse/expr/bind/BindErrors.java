package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.List;

/** Every message of the binder, in one place and one voice. Codes are never reused. */
final class BindErrors {
    private final Source source;
    private Diagnostics diagnostics;

    BindErrors(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Sends messages elsewhere from now on; gives where they went until now. */
    Diagnostics redirect(Diagnostics to) {
        var before = diagnostics;
        diagnostics = to;
        return before;
    }

    /** Passes on messages that were collected elsewhere. */
    void forward(Diagnostics collected) {
        diagnostics.addAll(collected.list());
    }

    private Bound.Bad report(String code, Span at, String message) {
        diagnostics.add(Diagnostic.error(code, source, at, message));
        return new Bound.Bad(at);
    }

    Bound.Bad unknownName(Span at, String name) {
        return report("EXPR101", at, "'%s' is not defined".formatted(name));
    }

    Bound.Bad unknownType(Span at, String name) {
        return report("EXPR102", at, "'%s' is not a type that expressions can use".formatted(name));
    }

    Bound.Bad unknownMember(Span at, Object type, String name) {
        return report("EXPR103", at, "'%s' has no member '%s'".formatted(type, name));
    }

    Bound.Bad noConversion(Span at, Type from, Type to) {
        return report("EXPR104", at, "cannot convert '%s' to '%s'".formatted(from, to));
    }

    Bound.Bad needsCast(Span at, Type from, Type to) {
        return report("EXPR105", at, "cannot convert '%s' to '%s' without a cast".formatted(from, to));
    }

    Bound.Bad noOperator(Span at, String operator, Type left, Type right) {
        return report(
                "EXPR106", at, "operator '%s' cannot be applied to '%s' and '%s'".formatted(operator, left, right));
    }

    Bound.Bad noOperator(Span at, String operator, Type operand) {
        return report("EXPR107", at, "operator '%s' cannot be applied to '%s'".formatted(operator, operand));
    }

    Bound.Bad notCallable(Span at) {
        return report("EXPR108", at, "this cannot be called");
    }

    Bound.Bad noOverload(Span at, String name, List<Type> arguments) {
        return report("EXPR109", at, "no overload of '%s' takes %s".formatted(name, describe(arguments)));
    }

    Bound.Bad wrongArgument(Span at, Type from, Type to, String method) {
        return report("EXPR110", at, "'%s' needs '%s' here, not '%s'".formatted(method, to, from));
    }

    Bound.Bad ambiguous(Span at, String name, Object first, Object second) {
        return report("EXPR111", at, "the call of '%s' is ambiguous between %s and %s".formatted(name, first, second));
    }

    Bound.Bad notAssignable(Span at) {
        return report("EXPR112", at, "only a variable, property or element can be assigned to");
    }

    Bound.Bad readOnly(Span at, String name) {
        return report("EXPR113", at, "'%s' cannot be assigned to: it is read-only".formatted(name));
    }

    Bound.Bad notAValue(Span at, String what) {
        return report("EXPR114", at, "%s is not a value".formatted(what));
    }

    Bound.Bad noCommonType(Span at, Type left, Type right) {
        return report("EXPR115", at, "there is no type that both '%s' and '%s' convert to".formatted(left, right));
    }

    Bound.Bad noArrayType(Span at) {
        return report("EXPR116", at, "the elements of the array have no common type");
    }

    Bound.Bad notIndexable(Span at, Type type) {
        return report("EXPR117", at, "'%s' has no indexer".formatted(type));
    }

    Bound.Bad noConstructor(Span at, Type type) {
        return report("EXPR118", at, "'%s' cannot be created with 'new'".formatted(type));
    }

    Bound.Bad duplicate(Span at, String name) {
        return report("EXPR119", at, "'%s' is already defined".formatted(name));
    }

    Bound.Bad varNeedsValue(Span at) {
        return report("EXPR120", at, "'var' needs a value");
    }

    Bound.Bad varOf(Span at, Type type) {
        return report("EXPR121", at, "'var' cannot take its type from '%s'".formatted(type));
    }

    Bound.Bad constantNeeded(Span at) {
        return report("EXPR122", at, "a constant is expected");
    }

    Bound.Bad missingReturn(Span at) {
        return report("EXPR123", at, "not every path returns a value");
    }

    Bound.Bad returnNeedsValue(Span at) {
        return report("EXPR124", at, "'return' needs a value");
    }

    Bound.Bad returnTakesNoValue(Span at) {
        return report("EXPR125", at, "'return' cannot have a value here");
    }

    Bound.Bad noLoop(Span at, String keyword) {
        return report("EXPR126", at, "'%s' stands outside of a loop".formatted(keyword));
    }

    Bound.Bad notEnumerable(Span at, Type type) {
        return report("EXPR127", at, "'foreach' cannot run over '%s'".formatted(type));
    }

    Bound.Bad notDisposable(Span at, Type type) {
        return report("EXPR128", at, "'using' needs a disposable value, '%s' is none".formatted(type));
    }

    Bound.Bad notAnException(Span at) {
        return report("EXPR129", at, "only exceptions can be thrown or caught");
    }

    Bound.Bad caughtBefore(Span at, String type) {
        return report("EXPR130", at, "'%s' is caught by a clause before".formatted(type));
    }

    Bound.Bad fallsThrough(Span at) {
        return report("EXPR131", at, "control falls through from this case");
    }

    Bound.Bad duplicateCase(Span at) {
        return report("EXPR132", at, "the switch has this label already");
    }

    Bound.Bad overflow(Span at) {
        return report("EXPR133", at, "the constant overflows");
    }

    Bound.Bad constantTooLarge(Span at, Object value, Type type) {
        return report("EXPR134", at, "the constant '%s' does not fit '%s'".formatted(value, type));
    }

    Bound.Bad divisionByZero(Span at) {
        return report("EXPR135", at, "division by the constant zero");
    }

    Bound.Bad lambdaNeedsType(Span at) {
        return report("EXPR136", at, "a lambda or method needs a delegate type here");
    }

    Bound.Bad lambdaParameters(Span at, Type type, int count) {
        return report("EXPR137", at, "'%s' does not take %s parameters".formatted(type, count));
    }

    Bound.Bad unassigned(Span at, String name) {
        return report("EXPR138", at, "'%s' is used before it has a value".formatted(name));
    }

    Bound.Bad cannotInfer(Span at, String method) {
        return report("EXPR139", at, "the type arguments of '%s' cannot be inferred".formatted(method));
    }

    Bound.Bad nullUse(Span at) {
        return report("EXPR140", at, "null has no members");
    }

    Bound.Bad asNeedsReference(Span at, Type type) {
        return report("EXPR141", at, "'as' needs a type that allows null, '%s' does not".formatted(type));
    }

    Bound.Bad neverOfType(Span at, Type from, Type to) {
        return report("EXPR142", at, "a value of '%s' is never a '%s'".formatted(from, to));
    }

    Bound.Bad unsupported(Span at, String what) {
        return report("EXPR143", at, "%s is not supported".formatted(what));
    }

    Bound.Bad tooDeep(Span at) {
        return report("EXPR144", at, "the expression is nested too deeply");
    }

    Bound.Bad tooComplex(Span at) {
        return report("EXPR145", at, "the expression is too complex");
    }

    Bound.Bad wrongResult(Span at, Type type, String wanted) {
        return report("EXPR146", at, "the policy needs %s here, the expression gives '%s'".formatted(wanted, type));
    }

    Bound.Bad unknownLabel(Span at, String label) {
        return report("EXPR147", at, "there is no label '%s' here".formatted(label));
    }

    Bound.Bad typeArguments(Span at, String name, int count) {
        return report("EXPR148", at, "'%s' does not take %s type arguments".formatted(name, count));
    }

    Bound.Bad emptyThrow(Span at) {
        return report("EXPR149", at, "'throw' without a value stands outside of a 'catch'");
    }

    Bound.Bad leavesFinally(Span at) {
        return report("EXPR150", at, "control cannot leave a 'finally' block");
    }

    private static String describe(List<Type> types) {
        return types.isEmpty() ? "no arguments" : types.toString().replaceAll("^\\[(.*)]$", "($1)");
    }
}
