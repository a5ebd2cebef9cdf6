package dev.fraiseql.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.ColumnType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which columns of SQL Server suit which components, as its catalog describes them. */
@Tag("sqlserver")
class SqlServerColumnTypesTest {
  private static final String UTF8 = "Latin1_General_100_BIN2_UTF8";

  private final SqlServerColumnTypes types = new SqlServerColumnTypes();

  private boolean accepts(Scalar scalar, Stored stored, ColumnType type) {
    return types.accepts(new Column("c", ValueType.of(scalar), false), stored, type);
  }

  private static ColumnType time(String name, int decimals) {
    return SqlServerSchema.type(name, 8, 0, decimals, null);
  }

  private String declared(ColumnType type) {
    return types
        .declaration(new CatalogColumn("c", type, false, false, null, null))
        .orElseThrow()
        .toString();
  }

  @Test
  void roundsTimesWithMoreDecimalsThanAreShown() {
    for (String name : new String[] {"datetime2", "datetimeoffset", "time"}) {
      Scalar scalar =
          switch (name) {
            case "datetime2" -> Scalar.LOCAL_DATE_TIME;
            case "time" -> Scalar.LOCAL_TIME;
            default -> Scalar.INSTANT;
          };
      assertThat(accepts(scalar, Stored.DEFAULT, time(name, 6))).as(name).isTrue();
      assertThat(accepts(scalar, Stored.DEFAULT, time(name, 7))).as(name).isFalse();
      assertThat(accepts(scalar, Stored.ROUNDED, time(name, 7))).as(name).isTrue();
    }
    assertThat(accepts(Scalar.INSTANT, Stored.TIMESTAMP, time("datetime2", 3))).isTrue();
    assertThat(accepts(Scalar.INSTANT, Stored.TIMESTAMP, time("datetime2", 7))).isFalse();
    assertThat(accepts(Scalar.INSTANT, Stored.ROUNDED, time("datetime2", 7))).isTrue();
    assertThat(declared(time("datetime2", 7)))
        .isEqualTo("@Column(stored = Stored.ROUNDED) LocalDateTime");
    assertThat(declared(time("datetime", 3)))
        .isEqualTo("@Column(stored = Stored.ROUNDED) LocalDateTime");
  }

  @Test
  void countsTheCharactersOfTexts() {
    assertThat(SqlServerSchema.type("varchar", 640, 0, 0, UTF8))
        .isEqualTo(ColumnType.of("varchar(640)", "varchar", 160));
    assertThat(SqlServerSchema.type("varchar", 640, 0, 0, "SQL_Latin1_General_CP1_CI_AS"))
        .isEqualTo(ColumnType.of("varchar(640)", "varchar", 640));
    assertThat(SqlServerSchema.type("nvarchar", 640, 0, 0, UTF8))
        .isEqualTo(ColumnType.of("nvarchar(320)", "nvarchar", 320));
    assertThat(SqlServerSchema.type("varbinary", -1, 0, 0, null))
        .isEqualTo(ColumnType.of("varbinary(max)", "varbinary", 0));
    assertThat(SqlServerSchema.type("nvarchar", -1, 0, 0, UTF8))
        .isEqualTo(ColumnType.of("nvarchar(max)", "nvarchar", 0));
  }

  @Test
  void namesTheTypesThatIndexesNeed() {
    ColumnType fixed = SqlServerSchema.type("char", 3, 0, 0, UTF8);
    assertThat(declared(fixed))
        .isEqualTo("@Column(stored = Stored.NATIVE, type = \"char\") String");
    assertThat(types.isNamed("char", fixed)).isTrue();
    assertThat(types.isNamed("uniqueidentifier", fixed)).isFalse();
    assertThat(types.isNamed("citext", fixed)).isTrue();
  }
}
