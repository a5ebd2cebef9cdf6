package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.CompiledQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that were compiled with the application. */
public final class QueryRegistry {
  private final Map<String, CompiledQuery> byName = new LinkedHashMap<>();
  private final Map<String, CompiledQuery> byHash = new HashMap<>();
  private final Map<String, CompiledQuery> byText = new HashMap<>();
  private final List<CompiledQuery> all;

  /**
   * Creates a registry of operations. Each has a name.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  public QueryRegistry(Collection<? extends CompiledQuery> operations) {
    all = List.copyOf(operations);
    List<String> twice = new ArrayList<>();
    for (CompiledQuery operation : operations) {
      if (byName.putIfAbsent(operation.name(), operation) != null) {
        twice.add(operation.name());
      }
      byHash.putIfAbsent(operation.sha256(), operation);
      byText.putIfAbsent(operation.document(), operation);
    }
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "two compiled operations are named " + String.join(", and two ", twice));
    }
  }

  /** All operations, in the order of the catalogs. */
  public Collection<CompiledQuery> compiled() {
    return all;
  }

  /** The operations that are no mutations, in the order of the catalogs. */
  public Collection<CompiledQuery> queries() {
    return all.stream().filter(operation -> !operation.isMutation()).toList();
  }

  /** The operation with that name. */
  public Optional<CompiledQuery> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names, in the order of the catalogs. */
  public Collection<String> names() {
    return byName.keySet();
  }

  /** The operation whose document has that SHA-256, in hexadecimal digits of either case. */
  public Optional<CompiledQuery> hashed(String sha256) {
    return Optional.ofNullable(byHash.get(sha256.toLowerCase(Locale.ROOT)));
  }

  /**
   * The operation with exactly that document.
   *
   * @param operationName the operation name of the request; null if it has none
   */
  public Optional<CompiledQuery> written(String document, @Nullable String operationName) {
    CompiledQuery found = byText.get(document);
    return found != null && (operationName == null || operationName.equals(found.name()))
        ? Optional.of(found)
        : Optional.empty();
  }
}
