package dev.fraiseql.observers.store;

import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as the control tables hold them. */
final class Moments {
  private Moments() {}

  /** A moment of a row; null for NULL. */
  static @Nullable Instant read(ResultRow row, int position) throws SQLException {
    long micros = row.instant(position);
    return row.nullable() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
