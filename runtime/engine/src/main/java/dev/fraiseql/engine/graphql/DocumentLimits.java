package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejects documents that exceed the limits. The fields of a fragment count at each of its spreads,
 * but each fragment is measured only once: a small document that expands to a huge one is rejected
 * without being expanded.
 *
 * @param depth the maximum of nested fields, the root field included; introspection is not counted
 * @param aliases the maximum of aliases
 * @param introspection the maximum of fields that an introspection returns, as a multiple of those
 *     that the introspection query of common tools returns: see {@link IntrospectionLimit}
 */
public record DocumentLimits(int depth, int aliases, int introspection) {
  /** The maximum of fields: more than anybody writes; it keeps plans and caches small. */
  private static final int MAX_FIELDS = 5_000;

  /** The size of a selection; numbers are capped at the largest {@code int}. */
  private record Size(int depth, long fields, long aliases) {
    static final Size NOTHING = new Size(0, 0, 0);

    Size plus(Size other) {
      return new Size(
          Math.max(depth, other.depth),
          Math.min(Integer.MAX_VALUE, fields + other.fields),
          Math.min(Integer.MAX_VALUE, aliases + other.aliases));
    }
  }

  /**
   * Checks all operations of a document, which need not be valid.
   *
   * @throws RequestException LIMIT_EXCEEDED if one of them exceeds a limit
   */
  void check(Document document) {
    Sizes sizes = new Sizes(document);
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        check(sizes.size(operation.getSelectionSet()));
      }
    }
  }

  private void check(Size size) {
    if (size.depth > depth) {
      throw exceeded("is " + size.depth + " fields deep", depth);
    }
    if (size.aliases > aliases) {
      throw exceeded("has " + size.aliases + " aliases", aliases);
    }
    if (size.fields > MAX_FIELDS) {
      throw exceeded("selects " + size.fields + " fields", MAX_FIELDS);
    }
  }

  private static RequestException exceeded(String what, int max) {
    return new RequestException(
        ErrorCode.LIMIT_EXCEEDED, "The query " + what + "; the maximum is " + max + ".");
  }

  /** Measures the selections of one document. */
  private static final class Sizes {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();

    Sizes(Document document) {
      for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
        fragments.put(fragment.getName(), fragment);
      }
    }

    Size size(@Nullable SelectionSet selections) {
      Size sum = Size.NOTHING;
      if (selections != null) {
        for (Selection<?> selection : selections.getSelections()) {
          sum = sum.plus(size(selection));
        }
      }
      return sum;
    }

    private Size size(Selection<?> selection) {
      return switch (selection) {
        case Field field -> size(field);
        case InlineFragment inline -> size(inline.getSelectionSet());
        case FragmentSpread spread -> fragment(spread.getName());
        default -> Size.NOTHING;
      };
    }

    private Size size(Field field) {
      long alias = field.getAlias() == null ? 0 : 1;
      if (field.getName().startsWith("__")) {
        return new Size(1, 1, alias);
      }
      Size below = size(field.getSelectionSet());
      return new Size(below.depth + 1, 1, alias).plus(below);
    }

    private Size fragment(String name) {
      Size known = measured.get(name);
      if (known == null) {
        // The document is not validated yet: a cycle of fragments ends here.
        measured.put(name, Size.NOTHING);
        FragmentDefinition fragment = fragments.get(name);
        known = fragment == null ? Size.NOTHING : size(fragment.getSelectionSet());
        measured.put(name, known);
      }
      return known;
    }
  }
}
