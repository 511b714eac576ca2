/**
 * {@code System.Xml.Linq} as policy expressions see it: mutable nodes that know their parent and print as
 * .NET prints them. Reading is done by the JDK's streaming parser; document type declarations are refused.
 *
 * <p>Start with {@link dev.gatehouse.expr.lib.xml.XElement}. {@code XElementType} declares what C# can call on
 * it, and so on.
 */
@NullMarked
package dev.gatehouse.expr.lib.xml;

import org.jspecify.annotations.NullMarked;
