package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.ValueType;
import java.util.Optional;

/** The stored forms that one database has besides the default. */
@FunctionalInterface
public interface StoredForms {

  /**
   * How columns of a stored form are used.
   *
   * @param stored not {@link Stored#DEFAULT}
   * @param type of the values
   * @param databaseType the database's name of the column's type; empty if it is not known
   * @return empty if the database has no such form for values of that type
   */
  Optional<StoredForm> find(Stored stored, ValueType type, String databaseType);
}
