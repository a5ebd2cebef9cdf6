package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import java.util.Locale;

/**
 * A piece of a condition or statement.
 *
 * @param kind what it is
 * @param text a word or sign as it stands; of a text in quotes, what the quotes hold
 * @param position where it begins, counted from 1
 * @param language what it is a piece of
 */
record Token(Kind kind, String text, int position, Language language) {

  /** What is cut into tokens. */
  enum Language {
    /** The condition of an export. */
    CONDITION("where, character "),
    /** A SELECT statement, which has parameters, comments and a few more marks. */
    SELECT("character ");

    private final String place;

    Language(String place) {
      this.place = place;
    }

    /** How errors call a character of the text, counted from 1. */
    String place(int position) {
      return place + position;
    }
  }

  /** The kinds of token. */
  enum Kind {
    /** A name, a keyword, a number, a date: whatever needs no quotes. */
    WORD,
    /** {@code 'in single quotes'}: always a value. */
    TEXT,
    /**
     * {@code "in double quotes"}, or several parts of which one is, with points between: a name
     * where a name is due, otherwise a value.
     */
    NAME,
    /** {@code = != <> < <= > >=} */
    OPERATOR,
    /** {@code ( ) ,}, and in a statement {@code * ;} */
    MARK,
    /** {@code ?}, in a statement: a value that is given apart from it. */
    PARAMETER,
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

  /** Where it stands, as errors say it. */
  String place() {
    return language.place(position);
  }

  /** A mistake in it. */
  RequestException error(String problem) {
    return ExportError.of(place() + ": " + problem);
  }

  /** What to say when it stands where something else is due. */
  RequestException insteadOf(String expected) {
    return error("expected " + expected + ", but found " + shown() + ".");
  }

  /** How an error names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "\"" + ExportError.cut(text) + "\"";
  }
}
