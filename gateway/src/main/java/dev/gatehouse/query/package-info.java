/** KQL over the stored logs, from the text of a question to the printed answer: compiled, run within limits, written as JSON, CSV or a table for people. */
@NullMarked
package dev.gatehouse.query;

import org.jspecify.annotations.NullMarked;
