package dev.fraiseql.contract.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rewrites a JSON document so that equal values have equal bytes, whichever database kept them: no
 * white space, keys by code point, of equal keys the last, strings with only the escapes they need,
 * numbers in plain notation with their digits as they are.
 *
 * <p>That is what PostgreSQL's {@code jsonb} keeps of a document, but for its own order of keys.
 */
final class CanonicalJson {
  /** Deeper documents are refused: reading them would need too deep a stack. */
  private static final int MAX_DEPTH = 500;

  private final JsonTokens tokens;
  private final JsonOutput out;
  private final boolean byValue;
  private int depth;

  /** A member of an object: its key in UTF-8, and where in the sink it was written. */
  @SuppressWarnings("ArrayRecordComponent") // Members are never compared as wholes.
  private record Member(byte[] key, int from, int to) {}

  CanonicalJson(byte[] text, int from, int end, JsonOutput out) {
    this(text, from, end, out, false);
  }

  private CanonicalJson(byte[] text, int from, int end, JsonOutput out, boolean byValue) {
    tokens = new JsonTokens(text, from, end);
    this.out = out;
    this.byValue = byValue;
  }

  /** One that writes equal numbers alike, {@code 1.0} as {@code 1}: for comparing documents. */
  static CanonicalJson byValue(byte[] text, int from, int end, JsonOutput out) {
    return new CanonicalJson(text, from, end, out, true);
  }

  void write() {
    value();
    tokens.end();
  }

  private void value() {
    switch (tokens.peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> out.utf8(tokens.string());
      default -> out.raw(byValue ? tokens.plainByValue() : tokens.plain());
    }
  }

  private void object() {
    enter();
    int start = out.size();
    List<Member> members = new ArrayList<>();
    boolean sorted = true;
    if (tokens.open('{', '}')) {
      do {
        byte[] key = tokens.string();
        tokens.expect(':');
        int from = out.size();
        out.utf8(key);
        out.raw(':');
        value();
        sorted &= members.isEmpty() || Arrays.compareUnsigned(members.getLast().key(), key) < 0;
        members.add(new Member(key, from, out.size()));
      } while (tokens.more('}'));
    }
    depth--;
    if (!sorted) {
      members.sort(Comparator.comparing(Member::key, Arrays::compareUnsigned));
    }
    rearrange(members, start);
  }

  /**
   * Writes the members, which stand side by side from {@code start} on, with braces and commas and
   * in order.
   */
  private void rearrange(List<Member> members, int start) {
    byte[] written = Arrays.copyOfRange(out.array(), start, out.size());
    out.truncate(start);
    out.raw('{');
    boolean first = true;
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      // The sort is stable, so the last of equal keys is the last of the document.
      if (i + 1 < members.size() && Arrays.equals(member.key(), members.get(i + 1).key())) {
        continue;
      }
      if (!first) {
        out.raw(',');
      }
      out.raw(written, member.from() - start, member.to() - member.from());
      first = false;
    }
    out.raw('}');
  }

  private void array() {
    enter();
    out.raw('[');
    if (tokens.open('[', ']')) {
      boolean first = true;
      do {
        if (!first) {
          out.raw(',');
        }
        value();
        first = false;
      } while (tokens.more(']'));
    }
    out.raw(']');
    depth--;
  }

  private void enter() {
    checkDepth(++depth);
  }

  /** Refuses a document that reaches a depth, counted from 1, at which no stack is sure. */
  static void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new FieldError("This JSON document is nested too deeply to be written.");
    }
  }
}
