package dev.fraiseql.conformance.foreign;

import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** The column types of each database, each with values. */
final class ForeignTypes {
  private static final String UUID_A = "'0a000000-0000-4000-8000-00000000000a'";
  private static final String UUID_B = "'ab000000-0000-4000-8000-0000000000ff'";
  private static final String[] WHOLE = {"1", "0", "9", "10", "10"};
  private static final String[] FRACTIONS = {"1.5", "-2.25", "0", "10", "10"};
  private static final String[] TEXTS = {"'b'", "'Ab'", "'a'", "'10'", "'9'", "'9'", "'true'"};
  private static final String[] BYTES = {"x'00ff'", "x'61'", "x'6162'", "x'61'"};
  private static final String[] DAYS = {"'2024-02-29'", "'1999-12-31'", "'2024-02-29'"};
  private static final String[] TIMES = {"'01:02:03'", "'23:59:59'", "'01:02:03'"};
  private static final String[] MOMENTS = {
    "'2024-02-29 01:02:03'", "'1999-12-31 23:59:59'", "'2024-02-29 01:02:03'"
  };

  private ForeignTypes() {}

  /**
   * A column type.
   *
   * @param sql as CREATE TABLE has it
   * @param values literals; one value occurs twice
   */
  record ForeignType(String sql, List<String> values) {
    private ForeignType(String sql, String... values) {
      this(sql, List.of(values));
    }

    @Override
    public String toString() {
      return sql;
    }
  }

  static List<ForeignType> of(TestDatabase database) {
    List<ForeignType> types = new ArrayList<>();
    switch (database) {
      case POSTGRESQL -> postgresql(types);
      case MYSQL -> mysql(types);
      case MARIADB -> {
        mysql(types);
        types.add(new ForeignType("uuid", UUID_B, UUID_A, UUID_A));
        types.add(new ForeignType("inet4", "'10.0.0.9'", "'9.0.0.1'", "'10.0.0.9'"));
        types.add(new ForeignType("inet6", "'::1'", "'fe80::1'", "'::1'"));
      }
      case SQLITE -> sqlite(types);
    }
    return types;
  }

  private static void add(List<ForeignType> into, String[] values, String... types) {
    for (String type : types) {
      into.add(new ForeignType(type, values));
    }
  }

  private static void postgresql(List<ForeignType> into) {
    add(into, WHOLE, "smallint", "integer", "bigint", "oid", "numeric(5,0)", "numeric(38,0)");
    add(into, WHOLE, "small_number", "integer generated always as (n) stored");
    add(into, WHOLE, "integer generated always as (n) virtual");
    add(into, FRACTIONS, "numeric(10,2)", "numeric", "numeric(38,10)", "amount", "real");
    add(into, FRACTIONS, "double precision", "money", "numeric(3,-1)");
    add(into, TEXTS, "text", "varchar(20)", "varchar", "char(6)", "bpchar", "name", "citext");
    add(into, TEXTS, "text collate \"C\"", "text collate ignoring_case", "post_code");
    add(into, TEXTS, "text generated always as (s) stored");
    add(into, new String[] {"'b'", "'a'", "'b'"}, "\"char\"");
    add(into, new String[] {UUID_B, UUID_A, UUID_A}, "uuid", "text", "varchar(36)", "char(36)");
    add(into, new String[] {"true", "false", "true"}, "boolean");
    add(into, new String[] {"'\\x00ff'", "'\\x61'", "'\\x61'"}, "bytea");
    add(into, DAYS, "date", "text", "timestamp", "timestamptz");
    add(into, TIMES, "time", "time(3)", "timetz", "text", "interval");
    add(into, MOMENTS, "timestamp", "timestamp(0)", "timestamptz", "timestamptz(3)", "text");
    add(into, MOMENTS, "abstime_text");
    add(into, new String[] {"'1 day'", "'1 mon'", "'25:00:00'", "'1 day'"}, "interval");
    add(into, new String[] {"'{\"a\": 1}'", "'[2, 1]'", "'{\"a\": 1}'"}, "jsonb", "json");
    add(into, new String[] {"'<b/>'", "'<a/>'", "'<b/>'"}, "xml");
    add(into, new String[] {"'10.0.0.9'", "'9.0.0.1'", "'10.0.0.9'"}, "inet", "cidr");
    add(into, new String[] {"'08:00:2b:01:02:03'", "'08:00:2b:01:02:00'"}, "macaddr");
    add(into, new String[] {"'08:00:2b:01:02:03:04:05'"}, "macaddr8");
    add(
        into,
        new String[] {"b'1010'", "b'0101'", "b'1010'"},
        "bit(4)",
        "bit varying",
        "bit varying(8)");
    add(into, new String[] {"b'1'", "b'0'", "b'1'"}, "bit(1)");
    add(into, new String[] {"'(1,2)'", "'(0,3)'"}, "point");
    add(into, new String[] {"'((0,0),(1,1))'"}, "box", "path", "polygon", "lseg");
    add(into, new String[] {"'<(0,0),2>'"}, "circle");
    add(into, new String[] {"'{1,2,3}'"}, "line");
    add(into, new String[] {"'fat cat'", "'a'"}, "tsvector");
    add(into, new String[] {"'fat & cat'", "'a'"}, "tsquery");
    add(into, new String[] {"'[1,5)'", "'[0,9)'", "'[1,5)'"}, "int4range", "int8range", "numrange");
    add(into, new String[] {"'{[1,5)}'"}, "int4multirange");
    add(into, new String[] {"'[2024-01-01,2024-02-01)'"}, "daterange", "tsrange", "tstzrange");
    add(into, new String[] {"'16/B374D848'", "'0/0'"}, "pg_lsn");
    add(into, new String[] {"'PAID'", "'OPEN'", "'PAID'"}, "order_status");
    add(into, new String[] {"'pg_class'", "'pg_type'"}, "regclass");
    add(into, new String[] {"'$.a'", "'$.b'"}, "jsonpath");
    add(into, new String[] {"row(1, 'a')", "row(0, 'b')"}, "pair_of_values");
    add(into, new String[] {"'{1,2}'", "'{0}'", "'{1,2}'"}, "integer[]", "bigint[]", "text[]");
  }

  private static void mysql(List<ForeignType> into) {
    add(into, WHOLE, "tinyint", "tinyint unsigned", "smallint", "smallint unsigned");
    add(into, WHOLE, "mediumint", "mediumint unsigned", "int", "int unsigned", "int(5) zerofill");
    add(into, WHOLE, "bigint", "bigint unsigned", "decimal(5,0)", "decimal(38,0)");
    add(into, WHOLE, "int generated always as (n) stored", "int generated always as (n) virtual");
    add(into, new String[] {"1", "0", "1"}, "bool", "tinyint(1)", "bit(1)");
    add(into, FRACTIONS, "decimal(10,2)", "decimal(38,10)", "decimal(65,30)", "float", "double");
    add(into, FRACTIONS, "float(7,3)", "double(10,3)");
    add(into, new String[] {"1.5", "0.25", "1.5"}, "decimal(10,2) unsigned", "double unsigned");
    add(into, new String[] {"1.5", "0.25", "1.5"}, "float unsigned");
    add(into, new String[] {"b'1010'", "b'0101'", "b'1010'"}, "bit(4)", "bit(64)");
    add(into, TEXTS, "char(6)", "varchar(20)", "tinytext", "text", "mediumtext", "longtext");
    add(into, TEXTS, "varchar(20) character set latin1", "char(6) character set ascii");
    add(into, TEXTS, "varchar(20) character set utf8mb3", "varchar(20) character set ucs2");
    add(into, TEXTS, "text character set utf16", "varchar(20) character set utf32");
    add(into, TEXTS, "varchar(20) character set utf8mb4 collate utf8mb4_bin");
    add(into, TEXTS, "varchar(20) character set utf8mb4 collate utf8mb4_unicode_ci");
    add(into, TEXTS, "varchar(20) character set latin1 collate latin1_swedish_ci");
    add(into, TEXTS, "varchar(20) character set utf8mb4 generated always as (s) stored");
    add(into, TEXTS, "varchar(20) character set utf8mb4 generated always as (s) virtual");
    add(
        into,
        new String[] {UUID_B, UUID_A, UUID_A},
        "char(36)",
        "varchar(40)",
        "char(36) character set ascii");
    add(into, BYTES, "varbinary(20)", "tinyblob", "blob", "mediumblob", "longblob", "binary(4)");
    add(
        into,
        new String[] {"x'0a00000000004000800000000000000a'", "x'ab0000000000400080000000000000ff'"},
        "binary(16)");
    add(
        into,
        new String[] {"'PAID'", "'OPEN'", "'PAID'"},
        "enum('OPEN','PAID','LOST')",
        "set('OPEN','PAID')");
    add(into, DAYS, "date", "varchar(20) character set utf8mb4", "datetime");
    add(into, TIMES, "time", "time(3)", "time(6)", "varchar(20) character set utf8mb4");
    add(into, MOMENTS, "datetime", "datetime(3)", "datetime(6)", "timestamp", "timestamp(6)");
    add(into, MOMENTS, "varchar(30) character set utf8mb4");
    add(into, new String[] {"2024", "1999", "2024"}, "year");
    add(into, new String[] {"'{\"a\": 1}'", "'[2, 1]'", "'{\"a\": 1}'"}, "json");
    add(into, new String[] {"st_geomfromtext('POINT(1 2)')"}, "point", "geometry");
  }

  private static void sqlite(List<ForeignType> into) {
    add(into, WHOLE, "INT", "INTEGER", "TINYINT", "SMALLINT", "MEDIUMINT", "BIGINT");
    add(into, WHOLE, "UNSIGNED BIG INT", "INT2", "INT8", "NUMERIC", "DECIMAL(10,0)", "BOOLEAN");
    add(into, WHOLE, "", "REAL", "TEXT", "VARCHAR(20)", "BLOB");
    add(into, WHOLE, "INTEGER GENERATED ALWAYS AS (n) STORED");
    add(into, WHOLE, "INTEGER GENERATED ALWAYS AS (n) VIRTUAL");
    add(into, FRACTIONS, "REAL", "DOUBLE", "DOUBLE PRECISION", "FLOAT", "NUMERIC", "DECIMAL(10,5)");
    add(into, FRACTIONS, "", "TEXT", "INTEGER", "MONEY");
    add(into, TEXTS, "CHARACTER(20)", "VARCHAR(255)", "VARYING CHARACTER(255)", "NCHAR(55)");
    add(into, TEXTS, "NATIVE CHARACTER(70)", "NVARCHAR(100)", "TEXT", "CLOB", "", "STRING");
    add(into, TEXTS, "TEXT COLLATE NOCASE", "TEXT COLLATE RTRIM", "BLOB", "NUMERIC");
    add(into, TEXTS, "TEXT GENERATED ALWAYS AS (s) STORED");
    add(into, BYTES, "BLOB", "", "VARBINARY(10)", "TEXT");
    add(into, new String[] {UUID_B, UUID_A, UUID_A}, "UUID", "TEXT", "CHAR(36)", "BLOB");
    add(
        into,
        new String[] {"x'0a00000000004000800000000000000a'", "x'ab0000000000400080000000000000ff'"},
        "BLOB",
        "UUID",
        "BINARY(16)");
    add(into, DAYS, "DATE", "TEXT", "DATETIME", "");
    add(into, TIMES, "TIME", "TEXT", "");
    add(into, MOMENTS, "DATETIME", "TIMESTAMP", "TEXT", "");
    add(
        into,
        new String[] {"1709168523", "946684799", "1709168523"},
        "DATETIME",
        "INTEGER",
        "TIMESTAMP");
    add(into, new String[] {"2460369.5", "2451544.25", "2460369.5"}, "DATETIME", "REAL");
    add(into, new String[] {"'{\"a\": 1}'", "'[2, 1]'", "'{\"a\": 1}'"}, "JSON", "TEXT");
    add(into, new String[] {"1", "0", "1"}, "BOOL", "BIT", "TINYINT(1)");
    add(into, new String[] {"'Y'", "'n'", "'Y'"}, "CHAR(1)", "BOOLEAN");
  }
}
