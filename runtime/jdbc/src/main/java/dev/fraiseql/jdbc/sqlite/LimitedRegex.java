package dev.fraiseql.jdbc.sqlite;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is searched for in one text after another, at limited cost. Some
 * expressions take time that is exponential in the length of the text, so reads of characters are
 * counted.
 */
final class LimitedRegex {
  /** In the message of an exception: the expression cannot be read. */
  static final String UNREADABLE = "fq_regexp: unreadable";

  /** In the message of an exception: the expression takes too long. */
  static final String COSTLY = "fq_regexp: costly";

  /** The maximum number of reads of characters for one text, repeated reads included. */
  private static final int MAX_READS = 10_000_000;

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
    Matcher matcher = pattern.matcher(new CountedText(searched, new int[] {MAX_READS}));
    try {
      return matcher.find();
    } catch (TooManyReads | StackOverflowError e) {
      throw new SQLException(COSTLY, e);
    }
  }

  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReads() {
      super(null, null, false, false);
    }
  }

  /** A text that counts how often its characters are read; its subsequences share the count. */
  private static final class CountedText implements CharSequence {
    private final CharSequence text;
    private final int[] readsLeft;

    CountedText(CharSequence text, int[] readsLeft) {
      this.text = text;
      this.readsLeft = readsLeft;
    }

    @Override
    public char charAt(int index) {
      if (--readsLeft[0] < 0) {
        throw new TooManyReads();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.subSequence(start, end), readsLeft);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
