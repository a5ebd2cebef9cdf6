package dev.fraiseql.benchmarks.members;

import dev.fraiseql.annotations.Operation;

/** M2: creates many rows in one request. */
@Operation(CreateNotes.DOCUMENT)
public interface CreateNotes {
  /** The operation. */
  String DOCUMENT =
      """
      mutation CreateNotes($inputs: [NoteCreateInput!]!) {
        createNotes(inputs: $inputs) { title }
      }
      """;
}
