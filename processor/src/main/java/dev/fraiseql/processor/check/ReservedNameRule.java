package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** No name is one that GraphQL or we have given away. */
final class ReservedNameRule implements Rule {
  private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");
  private static final Set<String> FILTER_KEYS = Set.of("_and", "_or", "_not", "isNull");
  private static final Set<String> SCALARS = scalars();

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (DeclaredName named : DeclaredName.all(declarations)) {
      whyReserved(named)
          .ifPresent(
              why -> reporter.report(Diagnostic.RESERVED_NAME, named.origin(), named.name(), why));
    }
  }

  private static Optional<String> whyReserved(DeclaredName named) {
    String name = named.name();
    if (name.startsWith("__")) {
      return Optional.of("names with two leading underscores belong to introspection");
    }
    return switch (named.kind()) {
      case TYPE, EMBEDDED, ENUM, SCALAR, OBJECT -> whyReservedForTypes(name);
      case FIELD ->
          FILTER_KEYS.contains(name)
              ? Optional.of("it is a key of every filter")
              : Optional.empty();
      case ENUM_VALUE, PLURAL, METHOD -> Optional.empty();
    };
  }

  private static Optional<String> whyReservedForTypes(String name) {
    if (SCALARS.contains(name)) {
      return Optional.of("it is a scalar's");
    }
    if (ROOTS.contains(name)) {
      return Optional.of("it is a root type's");
    }
    if (name.equals("Node")) {
      return Optional.of("it is that of the interface of every type");
    }
    if (name.equals("PageInfo")) {
      return Optional.of("it is that of what lies around a page");
    }
    if (name.equals("SortDirection")) {
      return Optional.of("it is that of the sort orders");
    }
    boolean filter =
        SCALARS.stream()
            .anyMatch(
                scalar -> name.equals(scalar + "Filter") || name.equals(scalar + "ListFilter"));
    return filter ? Optional.of("it is that of a scalar's filter") : Optional.empty();
  }

  private static Set<String> scalars() {
    Set<String> names = new HashSet<>(Set.of("ID", "Int", "Float", "String", "Boolean"));
    Arrays.stream(Scalar.values()).map(Scalar::graphql).forEach(names::add);
    return names;
  }
}
