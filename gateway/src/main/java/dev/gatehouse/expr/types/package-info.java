/**
 * The .NET types that expressions can reach: how a type and its members are declared, and the value
 * classes for those .NET values that Java has no type for.
 *
 * <p>Start with {@link dev.gatehouse.expr.types.LibraryType}: one class per .NET type, whose annotated
 * static methods are the members. Nothing else is reachable from an expression.
 *
 * <h2>How a Java signature is read</h2>
 *
 * <table>
 * <caption>.NET types in Java signatures</caption>
 * <tr><th>.NET<th>Java
 * <tr><td>string, bool, char, short, int, long, float, double, object<td>String, boolean, char, short, int, long, float,
 *     double, Object
 * <tr><td>sbyte<td>{@code byte}
 * <tr><td>byte, ushort, uint, ulong<td>{@code @Unsigned byte/short/int/long}: same width, same bits
 * <tr><td>decimal, Guid<td>{@link dev.gatehouse.expr.types.Decimal}, {@link java.util.UUID}
 * <tr><td>any other listed type<td>the class that its {@code @DotNet(values = …)} names; {@code struct = true} for value types
 * <tr><td>{@code int?} and the like<td>the box, {@code Integer} ({@code UInt8} for {@code byte?}); {@code @Nullable DateTime} for
 *     structs of our own. On reference types and type parameters {@code @Nullable} means nothing to C#
 * <tr><td>{@code T?}<td>{@code @Lifted T}
 * <tr><td>{@code byte[]}, {@code int[]}, {@code string[]}<td>{@code byte[]}, {@code int[]}, {@code String[]}; see
 *     {@link dev.gatehouse.expr.types.Arrays} for the others
 * <tr><td>{@code T[]}<td>{@code @ArrayOf("T") Object}
 * <tr><td>{@code IEnumerable<int>}<td>{@code Iterable<Integer>}: a box as a type argument is the plain value type
 *     ({@code UInt8} is byte); {@code Iterable<@Nullable Integer>} is {@code IEnumerable<int?>}
 * <tr><td>IReadOnlyDictionary, KeyValuePair<td>{@link dev.gatehouse.expr.types.ReadOnlyDictionary},
 *     {@link dev.gatehouse.expr.types.KeyValuePair}
 * <tr><td>ICollection, IList (IReadOnlyCollection, IReadOnlyList)<td>{@link java.util.Collection}, {@link java.util.List}: arrays
 *     convert to them through {@link dev.gatehouse.expr.types.Arrays#list}
 * <tr><td>IComparable<td>{@link Comparable}
 * <tr><td>Func, Action, Predicate, Comparison, Converter<td>{@code Func1<A, R>} (the number counts parameters), {@code Action1<A>},
 *     {@code Predicate<T>} …
 * <tr><td>{@code out int}, {@code ref int}<td>{@code Out<Integer>}; the method always sets it. After {@code ref} at the call it
 *     holds what the variable holds
 * <tr><td>{@code params string[]}<td>Java varargs
 * <tr><td>optional parameter<td>{@code @Default("false") boolean}
 * <tr><td>{@code T[,]}<td>{@link dev.gatehouse.expr.types.Grid}
 * <tr><td>enum<td>a Java enum whose constants carry the .NET names (with {@link dev.gatehouse.expr.types.EnumValue} where the numbers
 *     are not the ordinals); combinable ones extend {@link dev.gatehouse.expr.types.FlagSet}. Either is declared by a
 *     {@code LibraryType} that names it as {@code values}; the constants of a Java enum are members by themselves
 * <tr><td>System.Exception and all its descendants<td>{@link dev.gatehouse.expr.types.DotNetException}; declared by this package
 * </table>
 *
 * <h2>Generics</h2>
 *
 * A Java type parameter is a .NET type parameter. Of a generic type with n parameters, the first n
 * type parameters of <em>every</em> member (constructors and static ones too) are those of the type,
 * in order; the rest are the method's own, in the order in which C# lists them. A parameter of class
 * {@link dev.gatehouse.expr.types.TypeToken} is invisible to C#, wherever it stands (last, by
 * convention): the compiler passes the type that its argument stands for. So {@code T As<T>(bool
 * preserveContent = false)} is
 *
 * <pre>{@code
 * @Member(value = METHOD, reads = "request.body")
 * public static <T> @Nullable T As(Body self, @Default("false") boolean preserveContent, TypeToken<T> type)
 * }</pre>
 *
 * and {@code FirstOrDefault} takes a {@code TypeToken<T>} because its answer for an empty sequence is
 * {@code default(T)}.
 *
 * <h2>Inheritance, values, members</h2>
 *
 * The hierarchy of .NET types is that of the Java classes: if {@code JObject} extends {@code JToken} and
 * {@code JToken} implements {@code Iterable<JToken>}, so it is in C#. Members are looked up in the
 * type, then its superclass and interfaces, then {@code System.Object}.
 *
 * <p>Values print as .NET prints them under the invariant culture in {@code toString()} and compare
 * with {@code equals} as .NET's {@code Equals}; {@link dev.gatehouse.expr.types.Text#of} gives the text of
 * anything. Boxed values keep their .NET type, so that casts can be checked.
 *
 * <p>The compiler checks {@code self} for null before it calls an instance member (not before an
 * extension). The method's Java name is the .NET name, or {@code @Member(name = "…")} says it where two
 * would collide; constructors, indexers and conversions are never called by name. A struct's
 * constructor without parameters gives its default value. {@code using} calls the member
 * {@code Dispose}; collection initialisers call {@code Add} or the index setter; {@code foreach} takes
 * what is {@code Iterable}, an array or a string.
 */
@NullMarked
package dev.gatehouse.expr.types;

import org.jspecify.annotations.NullMarked;
