import type { Lexicon } from "./lexicon";

/** What English callers say, without apostrophes or punctuation. */
export const ENGLISH: Lexicon = {
  hours:
    /\b(?:opening (?:hours|times)|(?:your|business|office) hours|hours|open(?:s|ing)?|clos(?:e|es|ed|ing)|(?:until|till) (?:what time|when))\b/,
  address:
    /\b(?:(?<!my |my email |email )address|where (?:are|is|exactly|can i find|do i (?:go|find)|about)|located|location|what street|how (?:do|can) i (?:get|find) (?:there|to you|you)|directions)\b/,
  price: /\b(?:how much(?! time| longer)|prices?|costs?|rates?|fees?|charges?|expensive|quote)\b/,
  duration: /\b(?:how long|how much time|duration|take long|takes? how)\b/,
  services:
    /\b(?:what (?:services|treatments|kind of|kinds of|sort of|do you (?:offer|do|provide))|(?:your|list of) (?:services|treatments|menu)|which services|do you (?:do|offer|provide|make|have|treat)(?: any| a| an)?)\b/,
  change:
    /\b(?:cancel\w*|resched\w*|mov(?:e|ing)|chang(?:e|ing)|push(?:ing)?|postpon\w*)\b.{0,40}\b(?:appointment|booking|reservation|table|slot|visit)\b|\b(?:appointment|booking|reservation)\b.{0,40}\b(?:cancel\w*|resched\w*|move|moved|postpone\w*)\b/,
  existing:
    /\b(?:i (?:ve got|have got|have|had|already have) (?:already )?an? (?:appointment|booking|reservation)|my (?:appointment|booking|reservation)|running late|be late)\b/,
  book: /\b(?:appointments?|book(?:ing)?|reserve|reservation|slots?|availab\w+|fit me in|table for|come in (?:on|tomorrow|this|next|for)|(?:can|could) (?:you|someone) come|make a booking|schedule)\b/,
  wish: /\b(?:i (?:d|would) (?:like|love)|i (?:want|need|m after|m looking for|am looking for)|we (?:d|would) like|we need|it s for|looking for)\b/,
  message:
    /\b(?:messages?|call (?:me|us|him|her) back|callback|call back|ring me back|tell (?:him|her|them|the|dr|mr|mrs)|pass (?:it )?on|let (?:him|her|them) know|get back to me)\b/,
  robot:
    /\b(?:(?:are you|is this|am i (?:talking|speaking) (?:to|with)) (?:really )?(?:a |an |the )?(?:real )?(?:robot|machine|ai|a i|artificial intelligence|computer|bot|answering machine|person|human(?: being)?|voicemail))\b/,
  "where-am-i":
    /\b(?:who (?:is this|am i (?:speaking|talking) (?:to|with)|are you)|is (?:this|that) (?:the )?(?:right )?(?:number|place)|have i reached)\b/,
  "small-talk": /\b(?:how are you|how s it going|how are things|you (?:ok|okay|alright))\b/,
  drop: /\b(?:never mind|forget (?:it|about it)|changed my mind|leave it|i ll call (?:back )?later|scrap that)\b/,
  greeting: /^(?:hello|hi|hey|yes|good (?:morning|afternoon|evening)|ava|there| )+$/,
  thanks: /\b(?:thanks|thank you|cheers)\b/,
  goodbye: /\b(?:bye|goodbye|good bye|have a (?:good|nice|great|lovely) (?:day|one|evening|weekend)|see you)\b/,
  question:
    /\b(?:do|does|did|can|could|is|are|will|would) (?:you|i|we|it|there|they|the|your|my)\b|\b(?:what|which|how|why|when|where|who)\b|\b(?:i (?:was wondering|d like to know|want to know|wonder))\b/,
  border: /[.?!;]+(?:\s|$)|,\s+(?:and\s+|then\s+)?|\s+(?:and|then|but|also)\s+(?=\S)/i,
  listed: /,\s+|\s+(?:and|or)\s+/i,
  instead: /\b(?:instead|rather|actually|sorry|no|other|another|change|prefer|better)\b/,
  none: /\b(?:none|neither|anything else|something else|too (?:late|early|far)|earlier|later|nothing (?:there|works)|(?:an)?other (?:day|time|date|slot|option)s?|(?:don t|doesn t|do not|won t) (?:work|suit)|can t (?:do|make) (?:any|those|that|it|them))\b/,
  any: /\b(?:any (?:time|day|of them)|anytime|whenever|whatever|(?:don t|doesn t|does not) (?:mind|matter)|no preference|not fussy|up to you|don t know)\b/,
  soon: /\b(?:as soon as|asap|soonest|earliest|first available|quickly)\b/,
  ordinals: [/\b(?:first|1st|number one)\b/, /\b(?:second|2nd|number two)\b/, /\b(?:third|3rd|number three)\b/],
  last: /\blast\b/,
  messageHead:
    /^.*?\b(?:to say (?:that\s)?|(?:tell|let) (?:him|her|them|the \S+|dr \S+|mr \S+|mrs \S+)(?: know)? (?:that\s)?|(?:my |the )?message is(?: that)?|saying (?:that\s)?)\s*/i,
  danger:
    /\b(?:(?:can t|cannot|not|trouble|difficulty|hard to|struggling to) breath\w*|chest pains?|unconscious|not responding|bleeding (?:heavily|a lot)|heart attack|stroke|suicid\w*|gas leak|smell(?:s|ing)? (?:of )?gas|fire)\b/,
};
