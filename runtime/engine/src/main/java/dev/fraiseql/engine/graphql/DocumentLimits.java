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
 * Refuses documents that ask for too much. Fragments count wherever they are spread, but each is
 * counted through only once, so that a small document that spreads into a huge one is refused
 * without ever being spread out.
 *
 * @param depth the most fields within fields, the root field being the first; what is asked about
 *     the schema does not count
 * @param aliases the most aliases
 */
record DocumentLimits(int depth, int aliases) {
  /** The most fields. Far beyond what anybody writes; it keeps what is planned and cached small. */
  private static final int FIELDS = 5_000;

  /** What a selection comes to; numbers stop growing at the largest {@code int}. */
  private record Measure(int depth, long fields, long aliases) {
    static final Measure NOTHING = new Measure(0, 0, 0);

    Measure plus(Measure other) {
      return new Measure(
          Math.max(depth, other.depth),
          Math.min(Integer.MAX_VALUE, fields + other.fields),
          Math.min(Integer.MAX_VALUE, aliases + other.aliases));
    }
  }

  /**
   * Looks at all operations of a document, which need not be valid.
   *
   * @throws RequestException LIMIT_EXCEEDED if one of them asks for too much
   */
  void check(Document document) {
    Measuring measuring = new Measuring(document);
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        check(measuring.measure(operation.getSelectionSet()));
      }
    }
  }

  private void check(Measure measure) {
    if (measure.depth > depth) {
      throw exceeded("is " + measure.depth + " fields deep", depth);
    }
    if (measure.aliases > aliases) {
      throw exceeded("has " + measure.aliases + " aliases", aliases);
    }
    if (measure.fields > FIELDS) {
      throw exceeded("selects " + measure.fields + " fields", FIELDS);
    }
  }

  private static RequestException exceeded(String what, int most) {
    return new RequestException(
        ErrorCode.LIMIT_EXCEEDED, "The query " + what + "; the most is " + most + ".");
  }

  private static final class Measuring {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Measure> measured = new HashMap<>();

    Measuring(Document document) {
      for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
        fragments.put(fragment.getName(), fragment);
      }
    }

    Measure measure(@Nullable SelectionSet selections) {
      Measure sum = Measure.NOTHING;
      if (selections != null) {
        for (Selection<?> selection : selections.getSelections()) {
          sum = sum.plus(measure(selection));
        }
      }
      return sum;
    }

    private Measure measure(Selection<?> selection) {
      return switch (selection) {
        case Field field -> measure(field);
        case InlineFragment inline -> measure(inline.getSelectionSet());
        case FragmentSpread spread -> fragment(spread.getName());
        default -> Measure.NOTHING;
      };
    }

    private Measure measure(Field field) {
      long alias = field.getAlias() == null ? 0 : 1;
      if (field.getName().startsWith("__")) {
        return new Measure(1, 1, alias);
      }
      Measure below = measure(field.getSelectionSet());
      return new Measure(below.depth + 1, 1, alias).plus(below);
    }

    private Measure fragment(String name) {
      Measure known = measured.get(name);
      if (known == null) {
        // The document is not yet known to be valid: a fragment that contains itself counts nothing
        // there.
        measured.put(name, Measure.NOTHING);
        FragmentDefinition fragment = fragments.get(name);
        known = fragment == null ? Measure.NOTHING : measure(fragment.getSelectionSet());
        measured.put(name, known);
      }
      return known;
    }
  }
}
