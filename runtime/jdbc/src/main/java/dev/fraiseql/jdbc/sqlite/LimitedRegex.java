package dev.fraiseql.jdbc.sqlite;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression to be searched for in one text after another. Some expressions take time
 * that is exponential in the length of the text, so the characters looked at are counted and
 * limited.
 */
final class LimitedRegex {
  /** In the message of an exception: the expression cannot be read. */
  static final String UNREADABLE = "fq_regexp: unreadable";

  /** In the message of an exception: the expression takes too long. */
  static final String COSTLY = "fq_regexp: costly";

  /** How many characters of one text may be looked at, again and again included. */
  private static final int MOST_LOOKS = 10_000_000;

  private final String text;
  private final Pattern pattern;

  LimitedRegex(String text) throws SQLException {
    this.text = text;
    try {
      pattern = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new SQLException(UNREADABLE, e);
    }
  }

  boolean isOf(String other) {
    return text.equals(other);
  }

  boolean isIn(String searched) throws SQLException {
    Matcher matcher = pattern.matcher(new Counted(searched, new int[] {MOST_LOOKS}));
    try {
      return matcher.find();
    } catch (TooManyLooks | StackOverflowError e) {
      throw new SQLException(COSTLY, e);
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }

  /** A text that counts how often it is looked at; its parts count with it. */
  private static final class Counted implements CharSequence {
    private final CharSequence text;
    private final int[] looksLeft;

    Counted(CharSequence text, int[] looksLeft) {
      this.text = text;
      this.looksLeft = looksLeft;
    }

    @Override
    public char charAt(int index) {
      if (--looksLeft[0] < 0) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), looksLeft);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
