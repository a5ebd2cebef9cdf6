package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * How it is found that the key of a type is not unique, although the class declares it: a to-one
 * relation that matches two rows would repeat the row that it belongs to.
 *
 * @param key the parts of the rows' key. Rows whose order ends with their key are compared with the
 *     row before: a repeated row follows the first one. Rows of several types have the parts of all
 *     keys, those of other types NULL. Empty if rows are not compared
 * @param readsOneMore whether the statement reads one row beyond the limit of the list, so that the
 *     last row of the list is compared with the next
 * @param matches how many rows the to-one relations of a row matched: for rows without a key, of
 *     which several may be equal
 * @param statements look for duplicate keys: for groups, whose rows are counted in the database.
 *     They run only if no constraint of the database makes the key unique
 */
public record KeyCheck(
    List<Part> key, boolean readsOneMore, List<Match> matches, List<Search> statements) {
  public KeyCheck {
    key = List.copyOf(key);
    matches = List.copyOf(matches);
    statements = List.copyOf(statements);
  }

  /**
   * A part of the rows' key.
   *
   * @param position in a row
   */
  public record Part(int position, ValueType type) {}

  /**
   * The number of rows that a to-one relation of a row matched.
   *
   * @param position of the number in a row
   * @param type the GraphQL name of the type that the relation leads to
   */
  public record Match(int position, String type) {}

  /**
   * A search for duplicate keys.
   *
   * @param type the GraphQL name of the type
   * @param statement returns a row if two rows of the type have the same key
   */
  public record Search(String type, SqlStatement statement) {}

  /** A check that compares the keys of adjacent rows. */
  public static KeyCheck ofKey(boolean readsOneMore, Part... key) {
    return new KeyCheck(List.of(key), readsOneMore, List.of(), List.of());
  }

  /** A check of rows without a key. */
  public static KeyCheck ofMatches(Match... matches) {
    return new KeyCheck(List.of(), false, List.of(matches), List.of());
  }

  /** A check of groups. */
  public static KeyCheck ofGroups(Search... statements) {
    return new KeyCheck(List.of(), false, List.of(), List.of(statements));
  }

  /** Both checks. */
  public KeyCheck and(KeyCheck other) {
    return new KeyCheck(
        concat(key, other.key),
        readsOneMore || other.readsOneMore,
        concat(matches, other.matches),
        concat(statements, other.statements));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
