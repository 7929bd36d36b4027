/// Why a call ended as it did: the cause, the hop where it stopped, the evidence and which of it
/// decides, the offer beside what was required. Shows what an [EvidenceModel] holds, as the package
/// above does.
@NullMarked
package com.kallglot.console.desktop.evidence.cause;

import org.jspecify.annotations.NullMarked;
