package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import java.util.Optional;

/** How one database finds the rows that belong to a batch of parents, whose keys are bound. */
public interface ParentDialect {

  /** A condition that a column is one of the bound keys of all parents, single whole numbers. */
  @FunctionalInterface
  interface AscendingKeys {
    /** Writes the right side of IN. */
    void write(SqlWriter out, ValueType type);
  }

  /** The bound keys of all parents, as an item of FROM that is called {@code k}. */
  void keys(SqlWriter out, List<ValueType> types);

  /** One part of a parent's key, of {@link #keys}. */
  String key(int part, List<ValueType> types);

  /** The ordinal of a parent, from 0, of {@link #keys}. */
  String ordinal();

  /**
   * The kind of join between the parents' keys and their children: one that reads the keys first.
   */
  String join();

  /**
   * How the children of parents whose keys ascend are read in the order of their own foreign keys,
   * which an index has, where that is faster than to join them to the parents' ordinals; empty
   * where it is not.
   */
  default Optional<AscendingKeys> ascendingKeys() {
    return Optional.empty();
  }
}
