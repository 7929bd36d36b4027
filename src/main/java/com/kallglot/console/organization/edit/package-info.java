/// What can be changed of an organization's telephony, and what comes of trying, as values: the
/// same whether the platform or the inventory is changed. May use telephony.
@NullMarked
package com.kallglot.console.organization.edit;

import org.jspecify.annotations.NullMarked;
