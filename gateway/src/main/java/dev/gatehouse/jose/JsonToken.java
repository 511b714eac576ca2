package dev.gatehouse.jose;

/** What a {@link JsonReader} stands on (RFC 8259 §2, §3). */
enum JsonToken {
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    PROPERTY_NAME,
    VALUE_STRING,
    /** A number without fraction and exponent. */
    VALUE_NUMBER_INT,
    VALUE_NUMBER_FLOAT,
    VALUE_TRUE,
    VALUE_FALSE,
    VALUE_NULL
}
