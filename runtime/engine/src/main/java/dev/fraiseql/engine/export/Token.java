package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import java.util.Locale;

/**
 * A token of a condition or a statement.
 *
 * @param kind what it is
 * @param text a word or mark as written; the content of quotes
 * @param position where it begins, from 1
 * @param language of the text
 */
record Token(Kind kind, String text, int position, Language language) {

  /** The language of the tokens. */
  enum Language {
    /** The condition of an export. */
    CONDITION("where, character "),
    /** A SELECT statement, which adds parameters, comments and some marks. */
    SELECT("character ");

    private final String place;

    Language(String place) {
      this.place = place;
    }

    /** The place of a character, counted from 1, as errors show it. */
    String place(int position) {
      return place + position;
    }
  }

  /** The kinds of token. */
  enum Kind {
    /** A name, a keyword, a number, a date: anything without quotes. */
    WORD,
    /** {@code 'in single quotes'}: always a value. */
    TEXT,
    /**
     * {@code "in double quotes"}, or several parts separated by dots of which one is: a name where
     * a name is expected, otherwise a value.
     */
    NAME,
    /** {@code = != <> < <= > >=} */
    OPERATOR,
    /** {@code ( ) ,}, and in a statement {@code * ;} */
    MARK,
    /** {@code ?}, in a statement: a value that is bound separately. */
    PARAMETER,
    /** The end of the text. */
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

  /** The place of the token, as errors show it. */
  String place() {
    return language.place(position);
  }

  /** An error at this token. */
  RequestException error(String problem) {
    return ExportError.of(place() + ": " + problem);
  }

  /** An error for a token where something else is expected. */
  RequestException insteadOf(String expected) {
    return error("expected " + expected + ", but found " + shown() + ".");
  }

  /** The token as errors show it. */
  String shown() {
    return kind == Kind.END ? "the end" : "\"" + ExportError.cut(text) + "\"";
  }
}
