package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.write.WriteRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of one type to insert, with those to insert within them: one of these for each relation, so
 * that each level takes one statement. Filled while inputs are read.
 */
public final class NewRows {
  private final WritableType type;
  private final Set<String> given;
  private final List<WriteRow> rows = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final Map<String, Children> children = new LinkedHashMap<>();
  private final Map<String, Links> links = new LinkedHashMap<>();

  /**
   * Rows to insert within others.
   *
   * @param relation the relation of the parents
   * @param rows the children of all parents
   * @param parents for each child the index of its parent
   */
  public record Children(ToManyField relation, NewRows rows, List<Integer> parents) {}

  /**
   * Rows that others are linked to through a join table.
   *
   * @param relation the relation of the rows
   * @param targets the keys of the linked rows, in the order of the join table's columns
   * @param owners for each link the index of the row that it belongs to
   * @param places the place of each link in the request
   */
  public record Links(
      ToManyField relation,
      List<List<Object>> targets,
      List<Integer> owners,
      List<String> places) {}

  NewRows(WritableType type) {
    this(type, Set.of());
  }

  private NewRows(WritableType type, Set<String> given) {
    this.type = type;
    this.given = given;
  }

  /**
   * One row without others in it.
   *
   * @param place of the row in the request
   */
  public static NewRows of(WritableType type, WriteRow row, String place) {
    NewRows rows = new NewRows(type);
    rows.add(row, place);
    return rows;
  }

  /**
   * Rows without others in them.
   *
   * @param places the place of each row in the request
   */
  public static NewRows of(WritableType type, List<WriteRow> created, List<String> places) {
    NewRows rows = new NewRows(type);
    for (int i = 0; i < created.size(); i++) {
      rows.add(created.get(i), places.get(i));
    }
    return rows;
  }

  int add(WriteRow row, String place) {
    rows.add(row);
    places.add(place);
    return rows.size() - 1;
  }

  Children children(ToManyField relation, WritableType target) {
    return children.computeIfAbsent(
        relation.name(),
        name ->
            new Children(
                relation, new NewRows(target, target.givenBy(relation)), new ArrayList<>()));
  }

  Links links(ToManyField relation) {
    return links.computeIfAbsent(
        relation.name(),
        name -> new Links(relation, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  /** The type of the rows. */
  public WritableType type() {
    return type;
  }

  /** The fields that their parents give, so that no input has them. */
  public Set<String> given() {
    return given;
  }

  /** The rows, in the order of the inputs. */
  public List<WriteRow> rows() {
    return rows;
  }

  /** The place in the request of each row: {@code inputs.2.lines.0}. */
  public List<String> places() {
    return places;
  }

  /** What is inserted within the rows, by relation. */
  public List<Children> children() {
    return List.copyOf(children.values());
  }

  /** What the rows are linked to, by relation. */
  public List<Links> links() {
    return List.copyOf(links.values());
  }

  /** The number of rows, those within them included. */
  public int total() {
    int total = rows.size();
    for (Children each : children.values()) {
      total += each.rows().total();
    }
    return total;
  }
}
