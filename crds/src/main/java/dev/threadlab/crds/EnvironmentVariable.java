package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A variable in a command's environment. */
@ValidationRule(
    value = "self.name.matches('^[A-Za-z_][A-Za-z0-9_]*$')",
    message = "a variable's name is letters, digits and '_', such as OMP_NUM_THREADS",
    fieldPath = ".name")
@ValidationRule(
    value = "!self.name.startsWith('THREADLAB_')",
    message = "names that begin with THREADLAB_ are Threadlab's own: choose another",
    fieldPath = ".name")
public record EnvironmentVariable(
    @Required
        @Size(min = 1, max = 128) @JsonPropertyDescription("Its name: letters, digits and '_', at most 128 characters.")
        String name,
    @Required
        @Size(max = 4096) @JsonPropertyDescription("Its value, as it is, at most 4096 characters.")
        String value) {}
