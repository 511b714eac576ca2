package dev.gatehouse.expr.lib.system;

/** {@code System.Globalization.UnicodeCategory}. */
public enum UnicodeCategory {
    UppercaseLetter(Character.UPPERCASE_LETTER),
    LowercaseLetter(Character.LOWERCASE_LETTER),
    TitlecaseLetter(Character.TITLECASE_LETTER),
    ModifierLetter(Character.MODIFIER_LETTER),
    OtherLetter(Character.OTHER_LETTER),
    NonSpacingMark(Character.NON_SPACING_MARK),
    SpacingCombiningMark(Character.COMBINING_SPACING_MARK),
    EnclosingMark(Character.ENCLOSING_MARK),
    DecimalDigitNumber(Character.DECIMAL_DIGIT_NUMBER),
    LetterNumber(Character.LETTER_NUMBER),
    OtherNumber(Character.OTHER_NUMBER),
    SpaceSeparator(Character.SPACE_SEPARATOR),
    LineSeparator(Character.LINE_SEPARATOR),
    ParagraphSeparator(Character.PARAGRAPH_SEPARATOR),
    Control(Character.CONTROL),
    Format(Character.FORMAT),
    Surrogate(Character.SURROGATE),
    PrivateUse(Character.PRIVATE_USE),
    ConnectorPunctuation(Character.CONNECTOR_PUNCTUATION),
    DashPunctuation(Character.DASH_PUNCTUATION),
    OpenPunctuation(Character.START_PUNCTUATION),
    ClosePunctuation(Character.END_PUNCTUATION),
    InitialQuotePunctuation(Character.INITIAL_QUOTE_PUNCTUATION),
    FinalQuotePunctuation(Character.FINAL_QUOTE_PUNCTUATION),
    OtherPunctuation(Character.OTHER_PUNCTUATION),
    MathSymbol(Character.MATH_SYMBOL),
    CurrencySymbol(Character.CURRENCY_SYMBOL),
    ModifierSymbol(Character.MODIFIER_SYMBOL),
    OtherSymbol(Character.OTHER_SYMBOL),
    OtherNotAssigned(Character.UNASSIGNED);

    private final int java;

    UnicodeCategory(int java) {
        this.java = java;
    }

    static UnicodeCategory of(int point) {
        int type = Character.getType(point);
        for (var category : values()) if (category.java == type) return category;
        return OtherNotAssigned;
    }
}
