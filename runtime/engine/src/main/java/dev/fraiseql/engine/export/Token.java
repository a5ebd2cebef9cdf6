package dev.fraiseql.engine.export;

import java.util.Locale;

/**
 * A piece of a condition.
 *
 * @param kind what it is
 * @param text a word or sign as it stands; of a text in quotes, what the quotes hold
 * @param position where it begins, counted from 1
 */
record Token(Kind kind, String text, int position) {

  /** The kinds of token. */
  enum Kind {
    /** A name, a keyword, a number, a date: whatever needs no quotes. */
    WORD,
    /** {@code 'in single quotes'}: always a value. */
    TEXT,
    /** {@code "in double quotes"}: a name where a name is due, otherwise a value. */
    NAME,
    /** {@code = != <> < <= > >=} */
    OPERATOR,
    /** {@code ( ) ,} */
    MARK,
    /** Behind the last one. */
    END
  }

  /** Whether this is the keyword, in any case. */
  boolean is(String keyword) {
    return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
  }

  /** Whether this is the mark. */
  boolean isMark(char mark) {
    return kind == Kind.MARK && text.charAt(0) == mark;
  }

  /** How an error names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "\"" + ExportError.cut(text) + "\"";
  }
}
