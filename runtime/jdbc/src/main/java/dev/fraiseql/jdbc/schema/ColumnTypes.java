package dev.fraiseql.jdbc.schema;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import java.util.List;
import java.util.Optional;

/**
 * Which types of columns of one database suit which components: values are read, filtered, sorted,
 * grouped and found again by a cursor or key as what they are shown as.
 */
public interface ColumnTypes {

  /**
   * The names of the types that suit a component in a stored form, the usual one first; empty if
   * the values of the component cannot be stored in it. Of a list, those of the elements where
   * lists are arrays, and those of the list otherwise.
   */
  List<String> accepted(Column column, Stored stored);

  /** Whether a type suits a component in a stored form. */
  default boolean accepts(Column column, Stored stored, ColumnType type) {
    return type.array() == (column.type().list() && hasArrays())
        && accepted(column, stored).contains(type.name());
  }

  /** Whether {@code @Column(type = ...)} names a type. */
  default boolean isNamed(String name, ColumnType type) {
    return true;
  }

  /** How {@code @Column(type = ...)} names a type; empty if it is not to be named. */
  default Optional<String> typeName(ColumnType type) {
    return Optional.ofNullable(type.ownName());
  }

  /** Whether all values of a type are whole numbers. */
  boolean isWhole(ColumnType type);

  /** Whether lists are stored in arrays. */
  default boolean hasArrays() {
    return false;
  }

  /** Whether the type of the column of a decimal decides how many digits a value can have. */
  default boolean limitsDigits(Column column) {
    return !column.type().list();
  }

  /** Whether the sample of a column seems to be in a stored form. */
  default boolean isLikely(Column column, Stored stored, CatalogColumn found) {
    return true;
  }

  /**
   * Whether the stored values of a component are to be looked at, because any column can hold it.
   */
  default boolean needsSample(Column column) {
    return false;
  }

  /** What is wrong with the sample of a column that suits a component by its type. */
  default Optional<Mismatch> judgeSample(Column column, Stored stored, CatalogColumn found) {
    return Optional.empty();
  }

  /** How a component would declare a column; empty if no component can serve it. */
  Optional<ColumnDeclaration> declaration(CatalogColumn found);
}
