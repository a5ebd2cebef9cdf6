package dev.fraiseql.observers.action.text;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Texts that must not appear in reasons and logs, such as keys and URLs. Thread-safe. */
public final class Masked {
  /** Shorter texts are no secrets, and would make reasons unreadable. */
  private static final int MIN_LENGTH = 6;

  private final List<String> texts = new CopyOnWriteArrayList<>();

  /** Adds a text, and its parts that are separated by blanks. */
  public void add(String text) {
    for (String part : text.split(" ", -1)) {
      addOne(part);
    }
    addOne(text);
    texts.sort(Comparator.comparingInt(String::length).reversed()); // the longest is masked first
  }

  private void addOne(String text) {
    if (text.length() >= MIN_LENGTH && !texts.contains(text)) {
      texts.add(text);
    }
  }

  /** The text with asterisks for what must not appear. */
  public String mask(String text) {
    String result = text;
    for (String secret : texts) {
      result = result.replace(secret, "***");
    }
    return result;
  }

  /** Says nothing of what it contains. */
  @Override
  public String toString() {
    return texts.size() + " masked texts";
  }
}
