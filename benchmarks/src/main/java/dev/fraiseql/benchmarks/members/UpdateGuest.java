package dev.fraiseql.benchmarks.members;

import dev.fraiseql.annotations.Operation;

/** M1 without capture; its response is that of {@link UpdateMember}. */
@Operation(UpdateGuest.DOCUMENT)
public interface UpdateGuest {
  /** The operation. */
  String DOCUMENT =
      """
      mutation UpdateGuest($id: ID!, $bio: String) {
        updateMember: updateGuest(id: $id, input: {bio: $bio}) { id bio }
      }
      """;
}
