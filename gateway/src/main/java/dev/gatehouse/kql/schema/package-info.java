/**
 * What a query runs on: tables, their columns, Kusto's types. Pure values, shared by those who fill
 * tables and those who query them.
 */
@NullMarked
package dev.gatehouse.kql.schema;

import org.jspecify.annotations.NullMarked;
