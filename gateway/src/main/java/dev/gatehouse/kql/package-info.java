/**
 * The Kusto Query Language, as far as logs need it: a query's text becomes SQL for DuckDB.
 *
 * <p>Text → syntax → bound → SQL, each phase a package of its own. What is not supported is refused by
 * name and place, never approximated.
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/">Kusto Query Language overview</a>
 */
@NullMarked
package dev.gatehouse.kql;

import org.jspecify.annotations.NullMarked;
