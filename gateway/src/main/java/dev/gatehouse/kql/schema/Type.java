package dev.gatehouse.kql.schema;

import java.util.Locale;

/**
 * Kusto's scalar types. What stands for a value of each in SQL, and in a row of a result:
 *
 * <ul>
 *   <li>bool: {@code BOOLEAN}, {@link Boolean}
 *   <li>int: {@code INTEGER}, {@link Integer}
 *   <li>long: {@code BIGINT}, {@link Long}
 *   <li>real: {@code DOUBLE}, {@link Double}, also NaN and the infinities
 *   <li>decimal: {@code DECIMAL}, {@link java.math.BigDecimal}
 *   <li>string: {@code VARCHAR}, {@link String}; never null, as in Kusto
 *   <li>datetime: {@code TIMESTAMP} in UTC, {@link java.time.Instant}
 *   <li>timespan: {@code BIGINT} of ticks of 100 ns, {@link Long} of the same
 *   <li>guid: {@code UUID}, {@link java.util.UUID}
 *   <li>dynamic: {@code JSON}, {@link String} with the JSON text
 * </ul>
 *
 * @see <a href="https://learn.microsoft.com/kusto/query/scalar-data-types/">Scalar data types</a>
 */
public enum Type {
    BOOL,
    INT,
    LONG,
    REAL,
    DECIMAL,
    STRING,
    DATETIME,
    TIMESPAN,
    GUID,
    DYNAMIC;

    /** As Kusto writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
