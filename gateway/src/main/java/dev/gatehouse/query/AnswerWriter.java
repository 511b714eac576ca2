package dev.gatehouse.query;

import java.io.IOException;
import java.io.Writer;

/** A form in which answers are printed. Writes as it goes: an answer is in memory once. */
public interface AnswerWriter {
    void write(Answer answer, Writer out) throws IOException;
}
