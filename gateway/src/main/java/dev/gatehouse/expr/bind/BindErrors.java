package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Type;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.util.List;

/**
 * Every message of the binder, in one place and one voice. Codes are never reused; C#'s own number stands behind the
 * message where the C# compiler has one.
 */
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

    /** The same, leaving out what has been said of the same place. */
    void forwardNew(Diagnostics collected) {
        for (var diagnostic : collected.list()) {
            boolean said = diagnostics.list().stream()
                    .anyMatch(other -> other.span().equals(diagnostic.span())
                            && other.code().equals(diagnostic.code()));
            if (!said) {
                diagnostics.add(diagnostic);
            }
        }
    }

    private Bound.Bad report(String code, Span at, String message) {
        diagnostics.add(Diagnostic.error(code, source, at, message));
        return new Bound.Bad(at);
    }

    /** @param number that of the C# compiler for the same mistake */
    private Bound.Bad report(String code, String number, Span at, String message) {
        return report(code, at, message + " (" + number + ")");
    }

    /** @param hint what may have been meant; empty where that is not known */
    Bound.Bad unknownName(Span at, String name, String hint) {
        return report("EXPR101", "CS0103", at, "'%s' is not defined%s".formatted(name, hint));
    }

    Bound.Bad unknownType(Span at, String name, String hint) {
        boolean qualified = name.startsWith("System.") || name.startsWith("Newtonsoft.");
        return report(
                "EXPR102",
                qualified ? "CS0234" : "CS0246",
                at,
                "'%s' is not a type that expressions can use%s".formatted(name, hint));
    }

    Bound.Bad unknownMember(Span at, Object type, String name, String hint) {
        return report("EXPR103", "CS1061", at, "'%s' has no member '%s'%s".formatted(type, name, hint));
    }

    Bound.Bad unknownSetting(Span at, Object type, String name, String hint) {
        return report("EXPR103", "CS0117", at, "'%s' has no property '%s'%s".formatted(type, name, hint));
    }

    Bound.Bad unknownStaticMember(Span at, Object type, String name, String hint) {
        return report("EXPR103", "CS0117", at, "'%s' has no static member '%s'%s".formatted(type, name, hint));
    }

    /** A member of values, asked of the type. */
    Bound.Bad needsValue(Span at, Object type, String name) {
        return report("EXPR151", "CS0120", at, "'%s' of '%s' needs a value, not the type".formatted(name, type));
    }

    /** A static member, asked of a value. */
    Bound.Bad needsTypeName(Span at, Object type, String name) {
        return report("EXPR152", "CS0176", at, "'%s' belongs to the type: write '%s.%s'".formatted(name, type, name));
    }

    Bound.Bad noConversion(Span at, Type from, Type to) {
        boolean nothing = from == Type.Special.NULL;
        var number =
                nothing && to.isValueType() ? "CS0037" : nothing && to instanceof Type.Variable ? "CS0403" : "CS0029";
        return report("EXPR104", number, at, "cannot convert '%s' to '%s'".formatted(from, to));
    }

    /** A cast that cannot be. */
    Bound.Bad noCast(Span at, Type from, Type to) {
        var number = from == Type.Special.NULL && to.isValueType()
                ? "CS0037"
                : from == Type.Special.FUNCTION ? "CS1660" : "CS0030";
        return report("EXPR104", number, at, "cannot convert '%s' to '%s'".formatted(from, to));
    }

    Bound.Bad literalNeedsSuffix(Span at, Type from, Type to, String suffix) {
        return report(
                "EXPR105",
                "CS0664",
                at,
                "cannot convert '%s' to '%s' without a cast; the literal can end with '%s'"
                        .formatted(from, to, suffix));
    }

    /** A constant that its type would not hold. */
    Bound.Bad constantDoesNotFit(Span at, Object value, Type to) {
        return report("EXPR134", "CS0031", at, "the constant '%s' does not fit '%s'".formatted(value, to));
    }

    Bound.Bad needsCast(Span at, Type from, Type to) {
        return report("EXPR105", "CS0266", at, "cannot convert '%s' to '%s' without a cast".formatted(from, to));
    }

    Bound.Bad ambiguousOperator(Span at, String operator, Type left, Type right) {
        return report(
                "EXPR106",
                "CS0034",
                at,
                "operator '%s' is ambiguous for '%s' and '%s': cast one of them".formatted(operator, left, right));
    }

    Bound.Bad noOperator(Span at, String operator, Type left, Type right) {
        return report(
                "EXPR106",
                "CS0019",
                at,
                "operator '%s' cannot be applied to '%s' and '%s'".formatted(operator, left, right));
    }

    Bound.Bad noOperator(Span at, String operator, Type operand) {
        return report("EXPR107", "CS0023", at, "operator '%s' cannot be applied to '%s'".formatted(operator, operand));
    }

    /** @param name of the member that is no method; empty for any other value */
    Bound.Bad notCallable(Span at, String name) {
        return name.isEmpty()
                ? report("EXPR108", "CS0149", at, "this cannot be called")
                : report("EXPR108", "CS1955", at, "'%s' is no method: it cannot be called".formatted(name));
    }

    Bound.Bad notIndexableMethod(Span at, String name) {
        return report("EXPR108", "CS0021", at, "'%s' is a method: call it with '()'".formatted(name));
    }

    Bound.Bad noOverload(Span at, String name, List<Type> arguments) {
        return report("EXPR109", "CS1501", at, "no overload of '%s' takes %s".formatted(name, describe(arguments)));
    }

    Bound.Bad missingArgument(Span at, String name, String parameter) {
        return report(
                "EXPR153", "CS7036", at, "the call of '%s' lacks an argument for '%s'".formatted(name, parameter));
    }

    Bound.Bad unknownParameter(Span at, String name, String parameter, String hint) {
        return report("EXPR154", "CS1739", at, "'%s' has no parameter '%s'%s".formatted(name, parameter, hint));
    }

    Bound.Bad wrongPassing(Span at, boolean byReference) {
        return byReference
                ? report("EXPR155", "CS1620", at, "this argument must be passed with 'ref' or 'out'")
                : report("EXPR155", "CS1615", at, "this argument is passed without 'ref' or 'out'");
    }

    Bound.Bad wrongReceiver(Span at, Type from, Type to, String method) {
        return report("EXPR110", "CS1929", at, "'%s' is called on '%s', not on '%s'".formatted(method, to, from));
    }

    Bound.Bad wrongArgument(Span at, Type from, Type to, String method) {
        return report("EXPR110", "CS1503", at, "'%s' needs '%s' here, not '%s'".formatted(method, to, from));
    }

    Bound.Bad ambiguous(Span at, String name, Object first, Object second) {
        return report(
                "EXPR111",
                "CS0121",
                at,
                "the call of '%s' is ambiguous between %s and %s".formatted(name, first, second));
    }

    Bound.Bad notAssignable(Span at) {
        return report("EXPR112", "CS0131", at, "only a variable, property or element can be assigned to");
    }

    Bound.Bad notAReference(Span at) {
        return report("EXPR112", "CS1510", at, "only a variable or element can be passed by 'ref' or 'out'");
    }

    /** A property or indexer without setter. */
    Bound.Bad readOnly(Span at, String name) {
        return report("EXPR113", "CS0200", at, "'%s' cannot be assigned to: it is read-only".formatted(name));
    }

    /** @param what kind of variable it is */
    Bound.Bad readOnlyVariable(Span at, String name, String what) {
        var number = switch (what) {
            case "constant" -> "CS0131";
            case "range variable" -> "CS1947";
            default -> "CS1656";
        };
        return report("EXPR113", number, at, "'%s' cannot be assigned to: it is a %s".formatted(name, what));
    }

    Bound.Bad notAValue(Span at, String what) {
        return report("EXPR114", "CS0119", at, "%s is not a value".formatted(what));
    }

    Bound.Bad noCommonType(Span at, Type left, Type right) {
        return report(
                "EXPR115", "CS0173", at, "there is no type that both '%s' and '%s' convert to".formatted(left, right));
    }

    Bound.Bad noArrayType(Span at) {
        return report("EXPR116", "CS0826", at, "the elements of the array have no common type");
    }

    Bound.Bad notIndexable(Span at, Type type) {
        return report("EXPR117", "CS0021", at, "'%s' has no indexer".formatted(type));
    }

    Bound.Bad noConstructor(Span at, Type type) {
        return report(
                "EXPR118",
                type instanceof Type.Variable ? "CS0304" : "CS0144",
                at,
                "'%s' cannot be created with 'new'".formatted(type));
    }

    /** @param here whether the same block declares it, rather than one around it */
    Bound.Bad duplicate(Span at, String name, boolean here) {
        return report("EXPR119", here ? "CS0128" : "CS0136", at, "'%s' is already defined".formatted(name));
    }

    Bound.Bad duplicateParameter(Span at, String name) {
        return report("EXPR119", "CS0100", at, "there is a parameter '%s' already".formatted(name));
    }

    Bound.Bad duplicateRange(Span at, String name, boolean local) {
        return report("EXPR119", local ? "CS1931" : "CS1930", at, "'%s' is already defined".formatted(name));
    }

    Bound.Bad duplicateProperty(Span at, String name) {
        return report("EXPR119", "CS0833", at, "the anonymous type has a property '%s' already".formatted(name));
    }

    Bound.Bad varNeedsValue(Span at) {
        return report("EXPR120", "CS0818", at, "'var' needs a value");
    }

    Bound.Bad varOf(Span at, Type type) {
        return report("EXPR121", "CS0815", at, "'var' cannot take its type from '%s'".formatted(type));
    }

    Bound.Bad propertyOf(Span at, Type type) {
        return report("EXPR121", "CS0828", at, "a property cannot take its type from '%s'".formatted(type));
    }

    Bound.Bad constantNeeded(Span at) {
        return report("EXPR122", "CS0150", at, "a constant is expected");
    }

    Bound.Bad constantWithoutValue(Span at) {
        return report("EXPR122", "CS0145", at, "a constant needs a value");
    }

    Bound.Bad constantVariable(Span at) {
        return report("EXPR122", "CS0133", at, "the value of a constant must be a constant");
    }

    Bound.Bad missingReturn(Span at) {
        return report("EXPR123", "CS0161", at, "not every path returns a value");
    }

    Bound.Bad returnNeedsValue(Span at) {
        return report("EXPR124", "CS0126", at, "'return' needs a value");
    }

    Bound.Bad returnTakesNoValue(Span at, boolean lambda) {
        return report("EXPR125", lambda ? "CS8030" : "CS0127", at, "'return' cannot have a value here");
    }

    Bound.Bad noLoop(Span at, String keyword) {
        return report("EXPR126", "CS0139", at, "'%s' stands outside of a loop".formatted(keyword));
    }

    Bound.Bad enumeratesNull(Span at) {
        return report("EXPR127", "CS0186", at, "'foreach' cannot run over null");
    }

    Bound.Bad notEnumerable(Span at, Type type) {
        return report("EXPR127", "CS1579", at, "'foreach' cannot run over '%s'".formatted(type));
    }

    Bound.Bad notDisposable(Span at, Type type) {
        return report("EXPR128", "CS1674", at, "'using' needs a disposable value, '%s' is none".formatted(type));
    }

    Bound.Bad switchOf(Span at) {
        return report("EXPR156", "CS8119", at, "'switch' needs a value of a type");
    }

    Bound.Bad lambdaReturn(Span at) {
        return report("EXPR123", "CS1643", at, "not every path of the lambda returns a value");
    }

    Bound.Bad outNotAssigned(Span at, String name) {
        return report("EXPR157", "CS0177", at, "the 'out' parameter '%s' has no value at the end".formatted(name));
    }

    Bound.Bad lockNeedsReference(Span at, Type type) {
        return report("EXPR158", "CS0185", at, "'lock' needs a reference, '%s' is none".formatted(type));
    }

    Bound.Bad noSwitch(Span at) {
        return report("EXPR126", "CS0153", at, "'goto case' stands outside of a switch");
    }

    Bound.Bad constantVar(Span at) {
        return report("EXPR122", "CS0822", at, "a constant needs a type, not 'var'");
    }

    Bound.Bad noArrayValue(Span at) {
        return report("EXPR121", "CS0820", at, "'var' cannot take its type from values in braces; write 'new[] { … }'");
    }

    Bound.Bad literalTooLarge(Span at, String type) {
        return report("EXPR133", "CS0594", at, "the number does not fit '%s'".formatted(type));
    }

    Bound.Bad typeCalled(Span at, Type type) {
        return report("EXPR108", "CS1955", at, "'%s' is a type: write 'new %s(…)'".formatted(type, type));
    }

    Bound.Bad indexCount(Span at, int wanted) {
        return report("EXPR176", "CS0022", at, "the array takes %s indices".formatted(wanted));
    }

    Bound.Bad noAs(Span at, Type from, Type to) {
        return report("EXPR104", "CS0039", at, "cannot convert '%s' to '%s'".formatted(from, to));
    }

    Bound.Bad singleTuple(Span at) {
        return report("EXPR177", "CS8124", at, "a tuple has two elements or more");
    }

    Bound.Bad noName(Span at) {
        return report("EXPR178", "CS8081", at, "'nameof' needs a name");
    }

    Bound.Bad nestedValues(Span at) {
        return report("EXPR159", "CS0846", at, "a row of the array stands in braces of its own");
    }

    Bound.Bad negativeSize(Span at) {
        return report("EXPR179", "CS0248", at, "an array cannot have less than no elements");
    }

    Bound.Bad notAnArray(Span at, Type type) {
        return report("EXPR180", "CS0622", at, "only an array takes values in braces, '%s' is none".formatted(type));
    }

    Bound.Bad notAStatement(Span at) {
        return report(
                "EXPR181",
                "CS0201",
                at,
                "the lambda gives no value, so it must be an assignment, call, increment, decrement or 'new'");
    }

    Bound.Bad openType(Span at) {
        return report("EXPR182", "CS7003", at, "a generic type needs its arguments here");
    }

    Bound.Bad wrongArity(Span at, String name, int arity) {
        return arity == 0
                ? report("EXPR148", "CS0308", at, "'%s' does not take type arguments".formatted(name))
                : report("EXPR148", "CS0305", at, "'%s' takes %s type arguments".formatted(name, arity));
    }

    Bound.Bad noDelegate(Span at, String method, Type to) {
        return method.isEmpty()
                ? report("EXPR104", "CS1661", at, "cannot convert the lambda to '%s'".formatted(to))
                : report("EXPR104", "CS0123", at, "'%s' does not take and give what '%s' does".formatted(method, to));
    }

    Bound.Bad methodNeedsCall(Span at, String name, Type to) {
        return report("EXPR174", "CS0428", at, "'%s' is a method, not '%s': call it with '()'".formatted(name, to));
    }

    Bound.Bad severalVars(Span at) {
        return report("EXPR183", "CS0819", at, "'var' declares one variable; write another 'var'");
    }

    Bound.Bad optionalBefore(Span at, String name) {
        return report(
                "EXPR184",
                "CS1737",
                at,
                "'%s' needs a default too: it stands behind a parameter that has one".formatted(name));
    }

    Bound.Bad duplicateArgument(Span at, String name) {
        return report("EXPR185", "CS1740", at, "'%s' is given twice".formatted(name));
    }

    Bound.Bad noConstructorOf(Span at, Type type, int count) {
        return report(
                "EXPR118", "CS1729", at, "'%s' has no constructor that takes %s arguments".formatted(type, count));
    }

    Bound.Bad staticClass(Span at, Type type) {
        return report("EXPR118", "CS0712", at, "'%s' has static members only: it cannot be created".formatted(type));
    }

    /** @param here whether the same block has it, rather than one around it */
    Bound.Bad duplicateLabel(Span at, String label, boolean here) {
        return report("EXPR186", here ? "CS0140" : "CS0158", at, "there is a label '%s' already".formatted(label));
    }

    /** Always false: the type argument is not what the constraint demands. */
    boolean constraint(Span at, String number, Type argument, String demanded) {
        report("EXPR187", number, at, "the type argument '%s' is not %s".formatted(argument, demanded));
        return false;
    }

    Bound.Bad voidHere(Span at) {
        return report("EXPR191", "CS1547", at, "'void' cannot be used here");
    }

    Bound.Bad restNotLast(Span at) {
        return report("EXPR188", "CS0231", at, "a 'params' parameter is the last one");
    }

    Bound.Bad restNeedsArray(Span at) {
        return report("EXPR188", "CS0225", at, "a 'params' parameter is an array");
    }

    Bound.Bad referenceWithDefault(Span at) {
        return report("EXPR189", "CS1741", at, "a 'ref' or 'out' parameter cannot have a default");
    }

    Bound.Bad tupleName(Span at, String name, boolean twice) {
        return twice
                ? report("EXPR190", "CS8127", at, "the tuple has an element '%s' already".formatted(name))
                : report("EXPR190", "CS8125", at, "only the element at that place can be called '%s'".formatted(name));
    }

    Bound.Bad arraySize(Span at, int wanted) {
        return report("EXPR159", "CS0847", at, "the array needs %s elements here".formatted(wanted));
    }

    /** @param untyped whether variables should have taken their types from the parts */
    Bound.Bad notTakenApart(Span at, Type type, boolean untyped) {
        return report("EXPR160", untyped ? "CS8130" : "CS8129", at, "'%s' cannot be taken apart".formatted(type));
    }

    Bound.Bad partsDiffer(Span at, int has, int wanted) {
        return report("EXPR161", "CS8132", at, "a tuple of %s elements is taken apart into %s".formatted(has, wanted));
    }

    Bound.Bad tupleSizes(Span at) {
        return report("EXPR162", "CS8384", at, "tuples of different size cannot be compared");
    }

    Bound.Bad mixedParts(Span at) {
        return report("EXPR163", "CS8184", at, "declare all variables here, or assign to all");
    }

    Bound.Bad covered(Span at) {
        return report("EXPR165", "CS8120", at, "an earlier case takes everything that this one would");
    }

    Bound.Bad notIterator(Span at, Type type) {
        return report(
                "EXPR166",
                "CS1624",
                at,
                "'yield' needs a function that gives IEnumerable<T>, not '%s'".formatted(type));
    }

    Bound.Bad yieldHere(Span at, String number, String where) {
        return report("EXPR167", number, at, "'yield' cannot stand in %s".formatted(where));
    }

    Bound.Bad returnInIterator(Span at) {
        return report("EXPR168", "CS1622", at, "a function with 'yield' gives its values by 'yield return' alone");
    }

    Bound.Bad referenceType(Span at, Type from, Type to) {
        return report("EXPR169", "CS8173", at, "a reference to '%s' needs that type, not '%s'".formatted(to, from));
    }

    Bound.Bad capturedReference(Span at, String name) {
        return report(
                "EXPR170", "CS8175", at, "a lambda or local function cannot use the reference '%s'".formatted(name));
    }

    Bound.Bad unknownSize(Span at, Type type) {
        return report("EXPR171", "CS0233", at, "'%s' has no size that is known when compiled".formatted(type));
    }

    Bound.Bad noQuery(Span at, Type type, String method) {
        return report("EXPR172", "CS1936", at, "a query cannot run over '%s': it has no '%s'".formatted(type, method));
    }

    Bound.Bad nullableReference(Span at) {
        return report(
                "EXPR173",
                "CS8370",
                at,
                "a nullable reference type needs C# 8, policy expressions have C# 7: leave out the '?'");
    }

    /** @param returned whether it stands after {@code return} */
    Bound.Bad callOfVoid(Span at, boolean returned) {
        return report("EXPR104", returned ? "CS0029" : "CS0030", at, "the call gives no value");
    }

    Bound.Bad methodAsValue(Span at, String name, boolean returned) {
        return report(
                "EXPR174", returned ? "CS0428" : "CS0030", at, "'%s' is a method: call it with '()'".formatted(name));
    }

    Bound.Bad tooManyInstances(Span at, String name) {
        return report("EXPR175", at, "'%s' is called with too many different type arguments".formatted(name));
    }

    Bound.Bad wrongLambdaParameter(Span at, int index, Type wanted, Type given) {
        return report(
                "EXPR137",
                "CS1661",
                at,
                "parameter %s of the lambda is declared as '%s', but '%s' is needed"
                        .formatted(index + 1, given, wanted));
    }

    Bound.Bad notAnException(Span at) {
        return report("EXPR129", "CS0155", at, "only exceptions can be thrown or caught");
    }

    Bound.Bad caughtBefore(Span at, String type) {
        return report("EXPR130", "CS0160", at, "'%s' is caught by a clause before".formatted(type));
    }

    /** @param last whether it is the last group of the switch */
    Bound.Bad fallsThrough(Span at, boolean last) {
        return report("EXPR131", last ? "CS8070" : "CS0163", at, "control falls through from this case");
    }

    Bound.Bad duplicateCase(Span at) {
        return report("EXPR132", "CS0152", at, "the switch has this label already");
    }

    Bound.Bad overflow(Span at) {
        return report("EXPR133", "CS0220", at, "the constant overflows");
    }

    Bound.Bad constantTooLarge(Span at, Object value, Type type) {
        return report("EXPR134", "CS0221", at, "the constant '%s' does not fit '%s'".formatted(value, type));
    }

    Bound.Bad divisionByZero(Span at) {
        return report("EXPR135", "CS0020", at, "division by the constant zero");
    }

    Bound.Bad lambdaNeedsType(Span at) {
        return report("EXPR136", "CS1660", at, "a lambda or method needs a delegate type here");
    }

    Bound.Bad lambdaParameters(Span at, Type type, int count) {
        return report("EXPR137", "CS1593", at, "'%s' does not take %s parameters".formatted(type, count));
    }

    Bound.Bad unassigned(Span at, String name) {
        return report("EXPR138", "CS0165", at, "'%s' is used before it has a value".formatted(name));
    }

    Bound.Bad cannotInfer(Span at, String method) {
        return report("EXPR139", "CS0411", at, "the type arguments of '%s' cannot be inferred".formatted(method));
    }

    Bound.Bad nullUse(Span at) {
        return report("EXPR140", "CS0023", at, "null has no members");
    }

    Bound.Bad asNeedsReference(Span at, Type type) {
        return report("EXPR141", "CS0077", at, "'as' needs a type that allows null, '%s' does not".formatted(type));
    }

    Bound.Bad neverOfType(Span at, Type from, Type to) {
        return report("EXPR142", "CS8121", at, "a value of '%s' is never a '%s'".formatted(from, to));
    }

    Bound.Bad unsupported(Span at, String what) {
        return report("EXPR143", at, "%s is not supported".formatted(what));
    }

    Bound.Bad tooDeep(Span at) {
        return report("EXPR144", "CS8078", at, "the expression is nested too deeply");
    }

    Bound.Bad tooComplex(Span at) {
        return report("EXPR145", "CS8078", at, "the expression is too complex");
    }

    Bound.Bad wrongResult(Span at, Type type, String wanted) {
        return report("EXPR146", at, "the policy needs %s here, the expression gives '%s'".formatted(wanted, type));
    }

    Bound.Bad unknownLabel(Span at, String label) {
        return report("EXPR147", "CS0159", at, "there is no label '%s' here".formatted(label));
    }

    Bound.Bad typeArguments(Span at, String name, int count) {
        return report("EXPR148", "CS0305", at, "'%s' does not take %s type arguments".formatted(name, count));
    }

    Bound.Bad emptyThrow(Span at) {
        return report("EXPR149", "CS0156", at, "'throw' without a value stands outside of a 'catch'");
    }

    Bound.Bad leavesFinally(Span at) {
        return report("EXPR150", "CS0157", at, "control cannot leave a 'finally' block");
    }

    private static String describe(List<Type> types) {
        return types.isEmpty() ? "no arguments" : types.toString().replaceAll("^\\[(.*)]$", "($1)");
    }
}
