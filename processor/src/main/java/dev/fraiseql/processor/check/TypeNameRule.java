package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two types of the schema have the same name, those that we derive included. */
final class TypeNameRule implements Rule {
  private static final List<String> DERIVED_OF_TYPES =
      List.of(
          "WhereInput",
          "OrderByInput",
          "ToManyOrderByInput",
          "ToOneFilter",
          "ToManyFilter",
          "Aggregate",
          "Group",
          "GroupByInput",
          "HavingInput",
          "AggregateOrderByInput",
          "GroupOrderByInput",
          "Connection",
          "Edge");
  private static final List<String> DERIVED_OF_EMBEDDED =
      List.of("WhereInput", "OrderByInput", "ToManyOrderByInput");
  private static final List<String> DERIVED_OF_LEAVES = List.of("Filter", "ListFilter");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    List<DeclaredName> types = DeclaredName.types(declarations);
    Map<String, String> owners = new HashMap<>();
    for (DeclaredName type : types) {
      for (String suffix : derived(type)) {
        owners.put(type.name() + suffix, "the generated " + suffix + " of " + type.name());
      }
    }
    for (DeclaredName type : types) {
      String owner = owners.putIfAbsent(type.name(), type.what());
      if (owner != null) {
        reporter.report(
            Diagnostic.DUPLICATE_TYPE_NAME,
            type.origin(),
            type.name(),
            owner,
            type.what(),
            switch (type.kind()) {
              case TYPE -> "Give one of them @Type(name = ...).";
              case SCALAR -> "Give one of them @Scalar(name = ...).";
              default -> "Rename one of them.";
            });
      }
    }
  }

  private static List<String> derived(DeclaredName type) {
    return switch (type.kind()) {
      case ENUM, SCALAR -> DERIVED_OF_LEAVES;
      case EMBEDDED -> DERIVED_OF_EMBEDDED;
      default -> DERIVED_OF_TYPES;
    };
  }
}
