package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables of different schemas have different names for a database that has no schemas. */
final class SchemaRule implements Rule {
  private final List<Database> databases;

  SchemaRule(List<Database> databases) {
    this.databases =
        databases.stream().filter(database -> !Dialects.of(database).hasSchemas()).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    if (databases.isEmpty()) {
      return;
    }
    Map<String, TypeDeclaration> owners = new HashMap<>();
    for (TypeDeclaration type : declarations.types()) {
      String table = type.table().value().toLowerCase(Locale.ROOT);
      TypeDeclaration other = owners.putIfAbsent(table, type);
      if (other != null && !other.qualifiedTable().equals(type.qualifiedTable())) {
        reporter.report(
            Diagnostic.SAME_TABLE_WITHOUT_SCHEMAS,
            type.table().origin(),
            other.simpleName(),
            type.simpleName(),
            other.qualifiedTable(),
            type.qualifiedTable(),
            databases.getFirst().product(),
            type.table().value());
      }
    }
  }
}
