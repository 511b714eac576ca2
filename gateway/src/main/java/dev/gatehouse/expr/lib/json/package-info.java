/**
 * {@code Newtonsoft.Json} as policy expressions see it: mutable tokens that know their parent, keep
 * their order, and print as Newtonsoft prints them; reading is done by Jackson's streaming parser with
 * limits on depth and size.
 *
 * <p>Start with {@link dev.gatehouse.expr.lib.json.JToken}. {@code JObjectType} declares what C# can call
 * on a {@code JObject}, and so on.
 */
@NullMarked
package dev.gatehouse.expr.lib.json;

import org.jspecify.annotations.NullMarked;
